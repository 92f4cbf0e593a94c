import { GitCompareArrows, Pencil, RotateCcw, Tag, Trash2, X } from "lucide-react"
import { useState } from "react"

import { later } from "~/components/later"
import { Button } from "~/components/ui/Button"
import { ButtonLink } from "~/components/ui/ButtonLink"
import { IconButton } from "~/components/ui/IconButton"
import { Progress } from "~/components/ui/Progress"
import { formatCount } from "~/domain/format/numbers"
import { routes } from "~/domain/url/routes"

import { ActionsOfServers } from "./ActionsOfServers"
import type { RunTarget } from "./runTargets"
import styles from "./SelectionBar.module.css"
import type { RunActions } from "./useRunActions"

const RunDialog = later(() => import("./RunDialog").then((module) => module.RunDialog))

export const MOST_COMPARED = 100

type SelectionBarProps = {
  targets: readonly RunTarget[]
  /** Selected runs that are not in the table now: filtered out, or not loaded yet. */
  hiddenCount: number
  isDeletedView: boolean
  onClear: () => void
}

/** What can be done with the selected runs. What a server refuses stays, with the reason. */
export function SelectionBar(props: SelectionBarProps) {
  return (
    <ActionsOfServers targets={props.targets}>{(actions) => <Bar {...props} actions={actions} />}</ActionsOfServers>
  )
}

type BarProps = SelectionBarProps & { actions: readonly RunActions[] }

function Bar({ targets, hiddenCount, isDeletedView, onClear, actions }: BarProps) {
  const [dialog, setDialog] = useState<"rename" | "tag">()
  const runs = targets.flatMap((target) => target.runs)
  const progress = actions.find((one) => one.progress !== undefined)?.progress
  const failures = actions.flatMap((one) => one.failures)
  const busy = progress === undefined ? undefined : "Wait for the change that is under way"
  const refused = refusal(targets, ["writes"], busy)
  // What could not be changed stays selected, beside the reason.
  const finish = (deed: (one: RunActions) => Promise<boolean>) => {
    void Promise.all(actions.map(deed)).then((whole) => whole.every(Boolean) && onClear())
  }
  return (
    <>
      <section className={styles["bar"]} aria-label="Selected runs">
        <b>{formatCount(runs.length)} selected</b>
        {hiddenCount > 0 && <small>and {formatCount(hiddenCount)} not in this table</small>}
        <Compare targets={targets} />
        <Button icon={<Tag size={14} />} disabledReason={refused} onClick={() => setDialog("tag")}>
          Tag
        </Button>
        <Button
          icon={<Pencil size={14} />}
          disabledReason={refused ?? (runs.length === 1 ? undefined : "Select one run to rename it")}
          onClick={() => setDialog("rename")}
        >
          Rename
        </Button>
        {isDeletedView ? (
          <Button
            icon={<RotateCcw size={14} />}
            disabledReason={refused}
            onClick={() => finish((one) => one.restore())}
          >
            Restore
          </Button>
        ) : (
          <Button
            icon={<Trash2 size={14} />}
            disabledReason={refusal(targets, ["writes", "deleteRun"], busy)}
            onClick={() => finish((one) => one.remove())}
          >
            Delete
          </Button>
        )}
        {progress && (
          <Progress
            label={`${progress.done} of ${progress.total} runs changed`}
            value={progress.done / progress.total}
          />
        )}
        <IconButton label="Clear the selection" onClick={onClear}>
          <X size={16} />
        </IconButton>
      </section>
      {(dialog !== undefined || failures.length > 0) && (
        <RunDialog
          kind={dialog ?? "failures"}
          runs={runs}
          failures={failures}
          onRename={(name) => actions.forEach((one) => void one.rename(name))}
          onTag={(key, value) => actions.forEach((one) => void one.tag(key, value))}
          onClose={() => {
            setDialog(undefined)
            actions.forEach((one) => one.dismissFailures())
          }}
        />
      )}
    </>
  )
}

/** Of the first server that lacks one of these; else why not now. */
function refusal(
  targets: readonly RunTarget[],
  abilities: readonly ("writes" | "deleteRun")[],
  busy: string | undefined,
): string | undefined {
  const found = abilities.flatMap((ability) => targets.map(({ backend }) => backend.can[ability]))
  return found.find((can) => can !== true) ?? busy
}

function Compare({ targets }: { targets: readonly RunTarget[] }) {
  const references = targets.flatMap(({ backend, runs }) => runs.map(({ id }) => ({ server: backend.id, runId: id })))
  const icon = <GitCompareArrows size={14} />
  const reason =
    references.length < 2
      ? "Select at least two runs"
      : references.length > MOST_COMPARED
        ? `Select at most ${MOST_COMPARED} runs`
        : undefined
  if (reason === undefined)
    return (
      <ButtonLink kind="primary" icon={icon} to={routes.compare(references)}>
        Compare
      </ButtonLink>
    )
  return (
    <Button icon={icon} disabledReason={reason}>
      Compare
    </Button>
  )
}
