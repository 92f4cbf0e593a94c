import { useState } from "react"

import { Button } from "~/components/ui/Button"
import { Checkbox } from "~/components/ui/Checkbox"
import { Dialog } from "~/components/ui/Dialog"
import { TextField } from "~/components/ui/TextField"
import type { Server } from "~/domain/servers/server"
import { useConnections } from "~/features/connections/ConnectionsContext"

/** The address stays: it is what links and stars mean. Another address is another server. */
export function EditServerDialog({ server, onClose }: { server: Server; onClose: () => void }) {
  const { edit } = useConnections()
  const [label, setLabel] = useState(server.label)
  const [isReadOnly, setReadOnly] = useState(server.isReadOnly)
  const reason = label.trim() === "" ? "Enter a name" : undefined
  const save = () => {
    edit(server.id, { label: label.trim(), isReadOnly })
    onClose()
  }
  return (
    <Dialog
      open
      title="Edit the server"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="edit-server" kind="primary" disabledReason={reason}>
            Save
          </Button>
        </>
      }
    >
      <form
        id="edit-server"
        onSubmit={(event) => {
          event.preventDefault()
          if (reason === undefined) save()
        }}
      >
        <TextField label="Name" value={label} onChange={setLabel} error={reason} />
      </form>
      <Checkbox label="Read only: refuse every change from here" checked={isReadOnly} onChange={setReadOnly} />
    </Dialog>
  )
}
