import { Plus, Trash2 } from "lucide-react"
import { useState } from "react"

import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { UntrustedText } from "~/components/UntrustedText"
import { Button } from "~/components/ui/Button"
import { Dialog } from "~/components/ui/Dialog"
import { IconButton } from "~/components/ui/IconButton"
import { TextField } from "~/components/ui/TextField"
import type { KeyValue } from "~/domain/runs/run"
import { visibleText } from "~/domain/text/visibleText"

import styles from "./TagsForm.module.css"

type TagsFormProps = {
  tags: readonly KeyValue[]
  isBusy: boolean
  error: Error | null
  /** Why no tag can be taken away. */
  removeReason?: string | undefined
  /** Rejects when the server refused. */
  onSet: (tag: KeyValue) => Promise<unknown>
  onRemove: (tag: KeyValue) => void
  onClose: () => void
}

/** Each change is sent at once: there is nothing to save at the end. */
export function TagsForm({ tags, isBusy, error, removeReason, onSet, onRemove, onClose }: TagsFormProps) {
  return (
    <Dialog open title="Tags" onClose={onClose} actions={<Button onClick={onClose}>Done</Button>}>
      {tags.length === 0 ? (
        <p>No tags yet.</p>
      ) : (
        <ul className={styles["tags"]}>
          {tags.map((tag) => (
            <li key={tag.key}>
              <UntrustedText text={tag.key} className={styles["key"]} />
              <UntrustedText text={tag.value} className={styles["value"]} />
              <IconButton
                label={`Remove ${visibleText(tag.key)}`}
                isSmall
                disabledReason={removeReason}
                onClick={() => onRemove(tag)}
              >
                <Trash2 size={14} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <AddTag
        isBusy={isBusy}
        onAdd={(tag) =>
          onSet(tag).then(
            () => true,
            () => false,
          )
        }
      />
      {error !== null && <ErrorNotice error={error} what="Changing the tags" recovers={false} />}
    </Dialog>
  )
}

function AddTag({
  isBusy,
  onAdd,
}: {
  isBusy: boolean
  /** True when the server took it. */
  onAdd: (tag: { key: string; value: string }) => Promise<boolean>
}) {
  const [key, setKey] = useState("")
  const [value, setValue] = useState("")
  const isSystem = key.startsWith("mlflow.")
  const reason = isBusy ? "The server is at work" : key.trim() === "" ? "Enter a key" : undefined
  const add = async () => {
    if (reason !== undefined || !(await onAdd({ key: key.trim(), value }))) return
    setKey("")
    setValue("")
  }
  return (
    <form
      className={styles["add"]}
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <TextField
        label="Key"
        value={key}
        onChange={setKey}
        hint={isSystem ? "Tags that begin with mlflow. belong to MLflow." : undefined}
      />
      <TextField label="Value" value={value} onChange={setValue} />
      <Button type="submit" icon={<Plus size={14} />} disabledReason={reason}>
        Set
      </Button>
    </form>
  )
}
