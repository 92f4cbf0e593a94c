import { Pencil, Trash2 } from "lucide-react"
import { useState } from "react"

import { KeyValueTable } from "~/components/KeyValueTable"
import { Button } from "~/components/ui/Button"
import { IconButton } from "~/components/ui/IconButton"
import { Switch } from "~/components/ui/Switch"
import { TextField } from "~/components/ui/TextField"
import type { KeyValue, Run } from "~/domain/runs/run"
import { visibleText } from "~/domain/text/visibleText"
import { useSearch } from "~/hooks/useSearch"

import { countOf } from "./MetricsSection"
import styles from "./Overview.module.css"
import { byKey, isSystemTag, matching } from "./runParts"
import { runSearch } from "./runSearch"
import { Nothing, Section } from "./Section"
import type { RunChanges } from "./useRunChanges"

/** What people said about the run in keys and values; MLflow's own behind a switch. */
export function TagsSection({
  run,
  search,
  changes,
  refused,
}: {
  run: Run
  search: string
  changes: RunChanges
  refused: string | undefined
}) {
  const [{ tags: mode }, setSearch] = useSearch(runSearch)
  const [edited, setEdited] = useState<KeyValue>()
  const wanted = run.tags.filter((tag) => mode === "all" || !isSystemTag(tag))
  const shown = matching(byKey(wanted), search)
  return (
    <Section
      title="Tags"
      count={countOf(shown.length, wanted.length)}
      end={
        <>
          <Switch
            label="MLflow's own"
            checked={mode === "all"}
            onChange={(isOn) => setSearch({ tags: isOn ? "all" : "own" })}
          />
          <Button disabledReason={refused} onClick={() => setEdited({ key: "", value: "" })}>
            Add a tag
          </Button>
        </>
      }
    >
      {edited !== undefined && (
        <TagForm
          key={edited.key}
          tag={edited}
          onSave={(tag) => changes.setTag(tag)}
          // Its save may end when another tag is being edited already.
          onClose={() => setEdited((now) => (now === edited ? undefined : now))}
        />
      )}
      <KeyValueTable
        label="Tags"
        rows={shown.map((tag) => ({
          ...tag,
          actions: isSystemTag(tag) ? undefined : (
            <TagActions
              tag={tag}
              refused={refused}
              onEdit={() => setEdited(tag)}
              onDelete={() => void changes.deleteTag(tag.key)}
            />
          ),
        }))}
        empty={<Nothing>{wanted.length === 0 ? "No tags." : `No tag holds “${search}”.`}</Nothing>}
      />
    </Section>
  )
}

function TagActions({
  tag: { key },
  refused,
  onEdit,
  onDelete,
}: {
  tag: KeyValue
  refused: string | undefined
  onEdit: () => void
  onDelete: () => void
}) {
  const name = visibleText(key)
  return (
    <>
      <IconButton label={`Edit ${name}`} isSmall disabledReason={refused} onClick={onEdit}>
        <Pencil size={13} />
      </IconButton>
      <IconButton label={`Remove ${name}`} isSmall disabledReason={refused} onClick={onDelete}>
        <Trash2 size={13} />
      </IconButton>
    </>
  )
}

/** MLflow's own rule for keys (mlflow/utils/validation.py, 3.17); the server's answer is still the last word. */
const KEY = /^[/\p{L}\p{N}_.\- :]{1,250}$/u

function TagForm({
  tag,
  onSave,
  onClose,
}: {
  tag: KeyValue
  onSave: (tag: KeyValue) => Promise<boolean>
  onClose: () => void
}) {
  const [key, setKey] = useState(tag.key)
  const [value, setValue] = useState(tag.value)
  const [isBusy, setBusy] = useState(false)
  const isNew = tag.key === ""
  const reason = isBusy ? "The server is at work" : key.trim() === "" ? "A tag needs a key" : undefined
  const save = async () => {
    if (reason !== undefined) return
    setBusy(true)
    const isDone = await onSave({ key: key.trim(), value })
    setBusy(false)
    if (isDone) onClose()
  }
  return (
    <form
      className={styles["add"]}
      aria-label={isNew ? "New tag" : `Tag ${visibleText(tag.key)}`}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextField
        label="Key"
        value={key}
        onChange={setKey}
        autoComplete="off"
        disabledReason={isNew ? undefined : "A key cannot be changed; add another tag instead"}
        hint={key === "" || KEY.test(key) ? undefined : "MLflow takes letters, digits, spaces and _ . - / : in keys"}
      />
      <TextField label="Value" value={value} onChange={setValue} autoComplete="off" />
      <span className={styles["buttons"]}>
        <Button type="submit" kind="primary" disabledReason={reason}>
          Save
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </span>
    </form>
  )
}
