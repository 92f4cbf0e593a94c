import { useState } from "react"

import type { Backend } from "~/api/backend"
import { useMoveToStages } from "~/api/queries/modelMutations"
import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { useToasts } from "~/components/feedback/Toasts"
import { Button } from "~/components/ui/Button"
import { Checkbox } from "~/components/ui/Checkbox"
import { Dialog } from "~/components/ui/Dialog"
import { SegmentedControl } from "~/components/ui/SegmentedControl"
import type { ModelVersion } from "~/domain/models/model"
import { isActiveStage, stageMoves, STAGES, type Stage } from "~/domain/models/stages"
import { stageOf } from "~/domain/models/versions"
import { visibleText } from "~/domain/text/visibleText"

import styles from "./modelActions.module.css"
import { useVersions } from "./useVersions"
import { VersionDifferences } from "./VersionDifferences"

/** Puts a version into a stage. What is in it now is named, and leaves it if wanted. */
export function StageDialog({
  backend,
  version,
  onClose,
}: {
  backend: Backend
  version: ModelVersion
  onClose: () => void
}) {
  const now = STAGES.find((known) => known === (stageOf(version) ?? "None"))
  const [stage, setStage] = useState<Stage>(now ?? "None")
  const [isReplacing, setReplacing] = useState(true)
  const { versions, error } = useVersions(backend, version.name)
  const change = useMoveToStages(backend, version.name)
  const { show } = useToasts()
  const others = inTheWay(versions, stage, version)
  const isUnread = isActiveStage(stage) && versions === undefined
  const reason = reasonNotYet({ isBusy: change.isPending, isSame: stage === now, isUnread })
  const move = async () => {
    const { moves, undo } = stageMoves(version, stage, isReplacing ? others : [])
    await change.mutateAsync(moves)
    onClose()
    show({ text: `Version ${visibleText(version.version)} is in ${stage} now`, undo: () => change.mutateAsync(undo) })
  }
  return (
    <Dialog
      open
      title={`Stage of version ${visibleText(version.version)}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            disabledReason={reason}
            // The notice says what failed.
            onClick={() => void move().catch(() => undefined)}
          >
            Move
          </Button>
        </>
      }
    >
      <p>MLflow has deprecated stages: aliases do the same, with names of your own, where the registry has them.</p>
      <div className={styles["form"]}>
        <SegmentedControl label="Stage" options={OPTIONS} value={stage} onChange={setStage} />
        {others.length > 0 && (
          <Checkbox
            label={`Archive what is in ${stage} now: version ${others.map((other) => visibleText(other.version)).join(", ")}`}
            checked={isReplacing}
            onChange={setReplacing}
          />
        )}
      </div>
      {others[0] !== undefined && <VersionDifferences backend={backend} before={others[0]} after={version} />}
      {error !== null && <ErrorNotice error={error} what="The versions" />}
      {change.error !== null && <ErrorNotice error={change.error} what="Moving the version" recovers={false} />}
    </Dialog>
  )
}

const OPTIONS = STAGES.map((stage) => ({ value: stage, label: stage }))

/** Of no use where the version is in the stage already. */
const inTheWay = (versions: readonly ModelVersion[] | undefined, stage: Stage, version: ModelVersion) =>
  isActiveStage(stage) && version.stage !== stage ? (versions ?? []).filter((other) => other.stage === stage) : []

type State = { readonly isBusy: boolean; readonly isSame: boolean; readonly isUnread: boolean }

function reasonNotYet({ isBusy, isSame, isUnread }: State): string | undefined {
  if (isBusy) return "The server is at work"
  if (isSame) return "It is in that stage already"
  return isUnread ? "Reading what is in that stage" : undefined
}
