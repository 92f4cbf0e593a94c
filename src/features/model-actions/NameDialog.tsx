import { useState } from "react"

import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { Button } from "~/components/ui/Button"
import { Dialog } from "~/components/ui/Dialog"
import { TextArea } from "~/components/ui/TextArea"
import { TextField } from "~/components/ui/TextField"
import { modelNameProblem } from "~/domain/models/modelName"

type NameDialogProps = {
  title: string
  /** "Create", on the button. */
  action: string
  hint: string
  /** The name it has now; empty for a new model, whose description is asked for too. */
  name: string
  change: { readonly isPending: boolean; readonly error: Error | null }
  /** Rejects when the server refused: the dialog stays open. */
  onSubmit: (name: string, description: string) => Promise<unknown>
  onClose: () => void
}

/** Asks for the name of a registered model. */
export function NameDialog({ title, action, hint, name, change, onSubmit, onClose }: NameDialogProps) {
  const [typed, setTyped] = useState(name)
  const [description, setDescription] = useState("")
  const problem = modelNameProblem(typed)
  const reason = reasonNotYet(change.isPending, problem, typed === name)
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="model-name" kind="primary" disabledReason={reason}>
            {action}
          </Button>
        </>
      }
    >
      <form
        id="model-name"
        onSubmit={(event) => {
          event.preventDefault()
          // The notice below says what failed.
          if (reason === undefined) onSubmit(typed, description).then(onClose, () => undefined)
        }}
      >
        <TextField
          label="Name"
          hint={hint}
          error={typed === "" ? undefined : problem}
          value={typed}
          onChange={setTyped}
          spellCheck={false}
        />
        {name === "" && (
          <TextArea label="Description, in Markdown" value={description} onChange={setDescription} rows={4} />
        )}
      </form>
      {change.error !== null && <ErrorNotice error={change.error} what={title} recovers={false} />}
    </Dialog>
  )
}

function reasonNotYet(isBusy: boolean, problem: string | undefined, isSame: boolean): string | undefined {
  if (isBusy) return "The server is at work"
  return problem ?? (isSame ? "The name is still the same" : undefined)
}
