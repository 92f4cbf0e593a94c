import { Plus } from "lucide-react"
import type { DragEvent } from "react"

import { ADDRESS_EXAMPLES, addressForms } from "~/api/providers/addresses/addressForms"
import { Button } from "~/components/ui/Button"
import { Checkbox } from "~/components/ui/Checkbox"
import { TextArea } from "~/components/ui/TextArea"
import { TextField } from "~/components/ui/TextField"

import styles from "./AddServer.module.css"
import { AddressFields } from "./AddressFields"
import { ProfileList } from "./ProfileList"
import { useServerDraft, type OnAdded } from "./useServerDraft"

/** A server for this browser only; what everybody should see belongs into config.json. */
export function AddServer({ onAdded }: { onAdded: OnAdded }) {
  const draft = useServerDraft(onAdded)
  return (
    <section aria-labelledby="add-server" className={styles["add"]}>
      <h2 id="add-server">Add a server</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          draft.submit()
        }}
      >
        <TextArea
          label="Address"
          rows={1}
          placeholder="http://localhost:5000"
          hint={`Any of: ${ADDRESS_EXAMPLES}. Addresses are kept in this browser, tokens only in the memory of this tab.`}
          error={draft.error}
          className={styles["address"]}
          value={draft.text}
          onChange={draft.type}
          onDrop={(event) => void readDropped(event, draft)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey) return
            event.preventDefault()
            draft.submit()
          }}
          spellCheck={false}
          autoComplete="off"
        />
        <TextField
          label="Name (optional)"
          className={styles["label"]}
          value={draft.label}
          onChange={draft.setLabel}
          autoComplete="off"
        />
        <div className={styles["end"]}>
          <Checkbox label="Read only" checked={draft.isReadOnly} onChange={draft.setReadOnly} />
          <Button type="submit" kind="primary" icon={<Plus size={14} />}>
            Add and test
          </Button>
        </div>
      </form>
      {draft.notes.length > 0 && (
        <ul className={styles["notes"]} role="status">
          {draft.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {draft.profiles.length > 0 && <ProfileList profiles={draft.profiles} onUse={draft.addProfile} />}
      {addressForms.map((form) => (
        <AddressFields
          key={[form.title, ...(draft.parts?.values() ?? [])].join(" ")}
          form={form}
          known={draft.parts}
          onRead={draft.addReading}
        />
      ))}
    </section>
  )
}

const LARGEST_FILE = 1_000_000

async function readDropped(event: DragEvent, draft: ReturnType<typeof useServerDraft>): Promise<void> {
  const [file] = event.dataTransfer.files
  if (file === undefined) return // text goes into the field by itself
  event.preventDefault()
  if (file.size > LARGEST_FILE) draft.refuse("This file is too large for a credentials file or a config.json.")
  else draft.type(await file.text())
}
