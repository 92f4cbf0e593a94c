import { useState } from "react"

import { ErrorNotice } from "./feedback/ErrorNotice"
import { Markdown } from "./Markdown"
import { Button } from "./ui/Button"
import { Dialog } from "./ui/Dialog"
import { SegmentedControl } from "./ui/SegmentedControl"
import { TextArea } from "./ui/TextArea"

const MODES = [
  { value: "write", label: "Write" },
  { value: "read", label: "Preview" },
] as const

/** A description to write, and to see as it will be read. */
export function MarkdownDialog({
  text,
  change,
  onSave,
  onClose,
}: {
  text: string
  /** The state of the saving. */
  change: { readonly isPending: boolean; readonly error: Error | null }
  /** Rejects when it was not saved: the dialog stays open. */
  onSave: (text: string) => Promise<unknown>
  onClose: () => void
}) {
  const [written, setWritten] = useState(text)
  const [mode, setMode] = useState<"write" | "read">("write")
  const save = async () => {
    await onSave(written)
    onClose()
  }
  return (
    <Dialog
      open
      isWide
      title="Description"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            disabledReason={change.isPending ? "The server is at work" : undefined}
            // The notice says what failed.
            onClick={() => void save().catch(() => undefined)}
          >
            Save
          </Button>
        </>
      }
    >
      <SegmentedControl label="Write or preview" options={MODES} value={mode} onChange={setMode} />
      {mode === "write" ? (
        <TextArea label="Markdown" rows={14} value={written} onChange={setWritten} />
      ) : (
        <Markdown headingLevel={3} text={written === "" ? "Nothing written yet." : written} />
      )}
      {change.error !== null && <ErrorNotice error={change.error} what="Saving the description" recovers={false} />}
    </Dialog>
  )
}
