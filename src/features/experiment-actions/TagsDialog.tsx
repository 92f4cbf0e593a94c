import { Plus, Trash2 } from "lucide-react"
import { useState } from "react"

import type { Backend } from "~/api/backend"
import { useDeleteExperimentTag, useSetExperimentTag } from "~/api/queries/experimentMutations"
import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { UntrustedText } from "~/components/UntrustedText"
import { Button } from "~/components/ui/Button"
import { Dialog } from "~/components/ui/Dialog"
import { IconButton } from "~/components/ui/IconButton"
import { TextField } from "~/components/ui/TextField"
import type { Experiment } from "~/domain/experiments/experiment"

import { ownTags } from "./note"
import { reasonOf } from "./reasonOf"
import styles from "./TagsDialog.module.css"

/** Each change is sent at once: there is nothing to save at the end. */
export function TagsDialog({
  backend,
  experiment,
  onClose,
}: {
  backend: Backend
  experiment: Experiment
  onClose: () => void
}) {
  const set = useSetExperimentTag(backend)
  const remove = useDeleteExperimentTag(backend)
  const tags = ownTags(experiment)
  const error = set.error ?? remove.error
  return (
    <Dialog open title="Tags" onClose={onClose} actions={<Button onClick={onClose}>Done</Button>}>
      {tags.length === 0 ? (
        <p>No tags yet.</p>
      ) : (
        <ul className={styles["tags"]}>
          {tags.map(({ key, value }) => (
            <li key={key}>
              <UntrustedText text={key} className={styles["key"]} />
              <UntrustedText text={value} className={styles["value"]} />
              <IconButton
                label={`Remove ${key}`}
                isSmall
                disabledReason={reasonOf(backend.can.deleteExperimentTag)}
                onClick={() => remove.mutate({ experimentId: experiment.id, key })}
              >
                <Trash2 size={14} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <AddTag
        isBusy={set.isPending}
        onAdd={(tag) =>
          set.mutateAsync({ experimentId: experiment.id, ...tag }).then(
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
