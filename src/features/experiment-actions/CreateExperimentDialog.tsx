import { useState } from "react"

import type { Backend } from "~/api/backend"
import { useCreateExperiment } from "~/api/queries/experimentMutations"
import { CopyButton } from "~/components/CopyButton"
import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { Button } from "~/components/ui/Button"
import { Dialog } from "~/components/ui/Dialog"
import { TextField } from "~/components/ui/TextField"
import type { Experiment } from "~/domain/experiments/experiment"
import { nameProblem, proposeName } from "~/domain/experiments/experimentName"

import styles from "./CreateExperimentDialog.module.css"
import { useKnownExperiments } from "./useKnownExperiments"

export function CreateExperimentDialog({
  backend,
  beside,
  onCreated,
  onClose,
}: {
  backend: Backend
  /** The name of an experiment in whose folder the new one is proposed. */
  beside?: string | undefined
  onCreated: (experiment: Experiment) => void
  onClose: () => void
}) {
  const { active, deleted } = useKnownExperiments(backend)
  const [typed, setTyped] = useState<string>()
  const names = [...active, ...deleted].map((experiment) => experiment.name)
  const name = typed ?? proposeName({ names, user: backend.can.user, beside })
  const creation = useCreateExperiment(backend)
  const problem = nameProblem(name, [...active, ...deleted], { isPath: backend.can.experimentNames === "absolute" })
  const reason = creation.isPending ? "The server is at work" : problem
  const submit = async () => {
    const experiment = await creation.mutateAsync({ name })
    onClose()
    onCreated(experiment)
  }
  return (
    <Dialog
      open
      title="New experiment"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="create-experiment" kind="primary" disabledReason={reason}>
            Create
          </Button>
        </>
      }
    >
      <form
        id="create-experiment"
        onSubmit={(event) => {
          event.preventDefault()
          // The notice below says what failed.
          if (reason === undefined) submit().catch(() => undefined)
        }}
      >
        <TextField
          label="Name"
          hint="Slashes make folders, such as /Users/ann@example.com/churn. Where folders are kept by user, the server may allow only your own."
          error={problem}
          value={name}
          onChange={setTyped}
          spellCheck={false}
        />
      </form>
      <div className={styles["same"]}>
        <span>The same in a terminal:</span>
        <code>{command(name)}</code>
        <CopyButton text={command(name)} label="Copy the command" />
      </div>
      {creation.error !== null && <ErrorNotice error={creation.error} what="Creating" recovers={false} />}
    </Dialog>
  )
}

/** Quoted for a shell: a name may hold anything. */
const command = (name: string): string => `mlflow experiments create -n '${name.replaceAll("'", `'\\''`)}'`
