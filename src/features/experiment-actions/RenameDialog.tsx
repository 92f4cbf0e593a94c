import { useState } from "react"

import type { Backend } from "~/api/backend"
import { useRenameExperiment } from "~/api/queries/experimentMutations"
import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { useToasts } from "~/components/feedback/Toasts"
import { Button } from "~/components/ui/Button"
import { Dialog } from "~/components/ui/Dialog"
import { TextField } from "~/components/ui/TextField"
import type { Experiment } from "~/domain/experiments/experiment"
import { nameProblem } from "~/domain/experiments/experimentName"

import { useKnownExperiments } from "./useKnownExperiments"

export function RenameDialog({
  backend,
  experiment,
  onClose,
}: {
  backend: Backend
  experiment: Experiment
  onClose: () => void
}) {
  const [name, setName] = useState(experiment.name)
  const { active, deleted } = useKnownExperiments(backend)
  const rename = useRenameExperiment(backend)
  const { show } = useToasts()
  const problem = nameProblem(name, [...active, ...deleted], {
    self: experiment.id,
    isPath: backend.can.experimentNames === "absolute",
  })
  const reason = reasonNotYet(rename.isPending, problem, name === experiment.name)
  const submit = async () => {
    await rename.mutateAsync({ experimentId: experiment.id, name })
    onClose()
    show({
      text: "Renamed",
      undo: async () => rename.mutateAsync({ experimentId: experiment.id, name: experiment.name }),
    })
  }
  return (
    <Dialog
      open
      title="Rename the experiment"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="rename-experiment" kind="primary" disabledReason={reason}>
            Rename
          </Button>
        </>
      }
    >
      <form
        id="rename-experiment"
        onSubmit={(event) => {
          event.preventDefault()
          // The notice below says what failed.
          if (reason === undefined) submit().catch(() => undefined)
        }}
      >
        <TextField
          label="Name"
          hint="Slashes make folders. Scripts that set the experiment by its old name would create a new one."
          error={problem}
          value={name}
          onChange={setName}
          spellCheck={false}
        />
      </form>
      {rename.error !== null && <ErrorNotice error={rename.error} what="Renaming" recovers={false} />}
    </Dialog>
  )
}

function reasonNotYet(isBusy: boolean, problem: string | undefined, isSame: boolean): string | undefined {
  if (isBusy) return "The server is at work"
  return problem ?? (isSame ? "The name is still the same" : undefined)
}
