import { useState } from "react"

import type { Backend } from "~/api/backend"
import { useDeleteAlias, useSetAlias } from "~/api/queries/modelMutations"
import { VERSIONS_OF_A_PAGE } from "~/api/queries/models"
import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { useToasts } from "~/components/feedback/Toasts"
import { Button } from "~/components/ui/Button"
import { Dialog } from "~/components/ui/Dialog"
import { Select } from "~/components/ui/Select"
import { TextField } from "~/components/ui/TextField"
import { aliasProblem } from "~/domain/models/aliasName"
import type { ModelAlias, ModelVersion, RegisteredModel } from "~/domain/models/model"
import { visibleText } from "~/domain/text/visibleText"

import styles from "./modelActions.module.css"
import { useVersions } from "./useVersions"
import { VersionDifferences } from "./VersionDifferences"

type Props = {
  backend: Backend
  model: Pick<RegisteredModel, "name" | "aliases">
  /** What is known already: the alias that moves, or the version that gets one. */
  start: Partial<ModelAlias>
  onClose: () => void
}

/** Gives an alias to a version. What loads by it gets another model then, so what changes is shown before. */
export function AliasDialog({ backend, model, start, onClose }: Props) {
  const { versions = [], error, isCut } = useVersions(backend, model.name)
  const [alias, setAlias] = useState(start.alias ?? "")
  const [chosen, setChosen] = useState(start.version)
  const before = holderOf(model, alias)
  const version = chosen ?? newestBut(before, versions)
  const { apply, change } = useMoveAlias(backend, model)
  const reason = reasonNotYet({ isBusy: change.isPending, problem: aliasProblem(alias), version, before })
  const to = versions.find((other) => other.version === version)
  return (
    <Dialog
      open
      title={start.alias === undefined ? "Set an alias" : `Move @${visibleText(start.alias)}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="alias" kind="primary" disabledReason={reason}>
            {before === undefined ? "Set" : "Move"}
          </Button>
        </>
      }
    >
      <form
        id="alias"
        className={styles["form"]}
        onSubmit={(event) => {
          event.preventDefault()
          // The notice below says what failed.
          if (reason === undefined) apply({ alias, version }).then(onClose, () => undefined)
        }}
      >
        {start.alias === undefined && <AliasField alias={alias} onChange={setAlias} />}
        <Select
          label="Version"
          value={version}
          options={versions.map((other) => ({ value: other.version, label: other.version }))}
          onChange={setChosen}
        />
        {isCut && <p>The newest {VERSIONS_OF_A_PAGE} versions are offered.</p>}
      </form>
      {to !== undefined && (
        <Change backend={backend} alias={alias} from={versions.find((other) => other.version === before)} to={to} />
      )}
      {error !== null && <ErrorNotice error={error} what="The versions" />}
      {change.error !== null && <ErrorNotice error={change.error} what="Setting the alias" recovers={false} />}
    </Dialog>
  )
}

const AliasField = ({ alias, onChange }: { alias: string; onChange: (alias: string) => void }) => (
  <TextField
    label="Alias"
    hint="Code loads models:/…@alias, whichever version that is."
    error={alias === "" ? undefined : aliasProblem(alias)}
    value={alias}
    onChange={onChange}
    spellCheck={false}
  />
)

type ChangeProps = { backend: Backend; alias: string; from: ModelVersion | undefined; to: ModelVersion }

function Change({ backend, alias, from, to }: ChangeProps) {
  return (
    <>
      {from !== undefined && from !== to && (
        <>
          <p>
            @{visibleText(alias)} is version {visibleText(from.version)} now and becomes version{" "}
            {visibleText(to.version)}.
          </p>
          <VersionDifferences backend={backend} before={from} after={to} />
        </>
      )}
      {!isReady(to) && <p role="alert">That version is not ready.</p>}
    </>
  )
}

const newestBut = (holder: string | undefined, versions: readonly ModelVersion[]): string =>
  versions.find(({ version }) => version !== holder)?.version ?? ""

const isReady = ({ status }: ModelVersion): boolean => status === "READY" || status === ""

const holderOf = ({ aliases }: Props["model"], wanted: string): string | undefined =>
  aliases.find(({ alias }) => alias === wanted)?.version

function useMoveAlias(backend: Backend, model: Props["model"]) {
  const change = useSetAlias(backend, model.name)
  const removal = useDeleteAlias(backend, model.name)
  const { show } = useToasts()
  const apply = async ({ alias, version }: ModelAlias) => {
    const before = holderOf(model, alias)
    await change.mutateAsync({ alias, version })
    show({
      text: `@${visibleText(alias)} is version ${visibleText(version)} now`,
      undo: () => (before === undefined ? removal.mutateAsync(alias) : change.mutateAsync({ alias, version: before })),
    })
  }
  return { apply, change }
}

type State = {
  readonly isBusy: boolean
  readonly problem: string | undefined
  readonly version: string
  readonly before: string | undefined
}

function reasonNotYet({ isBusy, problem, version, before }: State): string | undefined {
  if (isBusy) return "The server is at work"
  if (problem !== undefined) return problem
  if (version === "") return "There is no version to give it to"
  return before === version ? "That version has it already" : undefined
}
