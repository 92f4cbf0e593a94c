import { Pencil } from "lucide-react"
import { useState } from "react"

import { Markdown } from "~/components/Markdown"
import { Button } from "~/components/ui/Button"
import { SegmentedControl } from "~/components/ui/SegmentedControl"
import { TextArea } from "~/components/ui/TextArea"
import { tagValue, type Run } from "~/domain/runs/run"

import styles from "./Overview.module.css"
import { NOTE_TAG } from "./runParts"
import { Nothing, Section } from "./Section"
import type { RunChanges } from "./useRunChanges"

const MODES = [
  { value: "write", label: "Write" },
  { value: "preview", label: "Preview" },
] as const

/** Words about the run, in markdown, kept where MLflow's own UI keeps them. */
export function NoteSection({ run, changes, refused }: { run: Run; changes: RunChanges; refused: string | undefined }) {
  const [isEditing, setEditing] = useState(false)
  const note = tagValue(run, NOTE_TAG) ?? ""
  const edit = (
    <Button icon={<Pencil size={14} />} disabledReason={refused} onClick={() => setEditing(true)}>
      {note === "" ? "Write a note" : "Edit"}
    </Button>
  )
  return (
    <Section title="Note" end={isEditing ? undefined : edit}>
      {isEditing ? (
        <Editor
          note={note}
          onSave={(text) => changes.setTag({ key: NOTE_TAG, value: text }, "note")}
          onClose={() => setEditing(false)}
        />
      ) : note === "" ? (
        <Nothing>Nothing written yet.</Nothing>
      ) : (
        <div className={styles["card"]}>
          <Markdown headingLevel={3} text={note} />
        </div>
      )}
    </Section>
  )
}

function Editor({
  note,
  onSave,
  onClose,
}: {
  note: string
  onSave: (text: string) => Promise<boolean>
  onClose: () => void
}) {
  const [text, setText] = useState(note)
  const [mode, setMode] = useState<"write" | "preview">("write")
  const [isBusy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    const isDone = await onSave(text)
    setBusy(false)
    if (isDone) onClose()
  }
  return (
    <div className={styles["editor"]}>
      <SegmentedControl label="Write or preview" options={MODES} value={mode} onChange={setMode} />
      {mode === "write" ? (
        <TextArea label="Note in markdown" isLabelHidden rows={8} value={text} onChange={setText} />
      ) : (
        <div className={styles["card"]}>
          <Markdown headingLevel={3} text={text} />
        </div>
      )}
      <span className={styles["buttons"]}>
        <Button
          kind="primary"
          onClick={() => void save()}
          disabledReason={isBusy ? "The server is at work" : undefined}
        >
          Save
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </span>
    </div>
  )
}
