import { useState } from "react"

import { UntrustedText } from "~/components/UntrustedText"
import { Button } from "~/components/ui/Button"
import { Dialog } from "~/components/ui/Dialog"
import { TextField } from "~/components/ui/TextField"
import type { Run } from "~/domain/runs/run"

import type { Failure } from "./runTargets"
import styles from "./SelectionBar.module.css"

type RunDialogProps = {
  kind: "rename" | "tag" | "failures"
  runs: readonly Run[]
  failures: readonly Failure[]
  onRename: (name: string) => void
  onTag: (key: string, value: string) => void
  onClose: () => void
}

export function RunDialog({ kind, runs, failures, onRename, onTag, onClose }: RunDialogProps) {
  const close = { onClose }
  if (kind === "rename") return <RenameDialog {...close} name={runs[0]?.name ?? ""} onRename={onRename} />
  if (kind === "tag") return <TagDialog {...close} count={runs.length} onTag={onTag} />
  return (
    <Dialog open title={`${failures.length} runs could not be changed`} onClose={onClose}>
      <ul className={styles["failures"]}>
        {failures.map(({ name, message }) => (
          <li key={`${name} ${message}`}>
            <UntrustedText text={name} />
            <small>
              <UntrustedText text={message} />
            </small>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

function RenameDialog({
  name,
  onRename,
  onClose,
}: {
  name: string
  onRename: (name: string) => void
  onClose: () => void
}) {
  const [next, setNext] = useState(name)
  const text = next.trim()
  const reason = text === "" ? "A run needs a name" : text === name ? "This is its name already" : undefined
  return (
    <Dialog open title="Rename the run" onClose={onClose}>
      <form
        className={styles["form"]}
        onSubmit={(event) => {
          event.preventDefault()
          if (reason !== undefined) return
          onRename(text)
          onClose()
        }}
      >
        <TextField label="Name" value={next} onChange={setNext} />
        <Button kind="primary" type="submit" disabledReason={reason}>
          Rename
        </Button>
      </form>
    </Dialog>
  )
}

/** MLflow's own rule for keys; the server's answer is still the last word. */
const KEY = /^[/\p{L}\p{N}_.\- :]{1,250}$/u

function TagDialog({
  count,
  onTag,
  onClose,
}: {
  count: number
  onTag: (key: string, value: string) => void
  onClose: () => void
}) {
  const [key, setKey] = useState("")
  const [value, setValue] = useState("")
  const reason = key.trim() === "" ? "A tag needs a key" : undefined
  const hint = key === "" || KEY.test(key) ? undefined : "MLflow takes letters, digits, spaces and _ . - / : in keys."
  return (
    <Dialog open title={`Tag ${count} ${count === 1 ? "run" : "runs"}`} onClose={onClose}>
      <form
        className={styles["form"]}
        onSubmit={(event) => {
          event.preventDefault()
          if (reason !== undefined) return
          onTag(key.trim(), value)
          onClose()
        }}
      >
        <TextField label="Key" value={key} onChange={setKey} hint={hint} />
        <TextField label="Value" value={value} onChange={setValue} />
        <Button kind="primary" type="submit" disabledReason={reason}>
          Set the tag
        </Button>
      </form>
    </Dialog>
  )
}
