import { useState } from "react"

import { Button } from "~/components/ui/Button"
import { Dialog } from "~/components/ui/Dialog"
import { TextField } from "~/components/ui/TextField"

export function RenameDialog({
  name,
  onRename,
  onClose,
}: {
  name: string
  onRename: (name: string) => Promise<boolean>
  onClose: () => void
}) {
  const [typed, setTyped] = useState(name)
  const [isBusy, setBusy] = useState(false)
  const text = typed.trim()
  const reason = reasonNotNow(text, name, isBusy)
  const submit = async () => {
    if (reason !== undefined) return
    setBusy(true)
    const isDone = await onRename(text)
    setBusy(false)
    if (isDone) onClose()
  }
  return (
    <Dialog open title="Rename the run" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <TextField label="Name" value={typed} onChange={setTyped} autoComplete="off" spellCheck={false} />
        <p>
          <Button type="submit" kind="primary" disabledReason={reason}>
            Rename
          </Button>
        </p>
      </form>
    </Dialog>
  )
}

function reasonNotNow(text: string, name: string, isBusy: boolean): string | undefined {
  if (isBusy) return "The server is at work"
  if (text === "") return "A run needs a name"
  return text === name ? "This is its name already" : undefined
}
