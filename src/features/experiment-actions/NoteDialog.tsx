import { useState } from "react"

import type { Backend } from "~/api/backend"
import { useSetExperimentTag } from "~/api/queries/experimentMutations"
import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { Markdown } from "~/components/Markdown"
import { Button } from "~/components/ui/Button"
import { Dialog } from "~/components/ui/Dialog"
import { SegmentedControl } from "~/components/ui/SegmentedControl"
import { TextArea } from "~/components/ui/TextArea"
import type { Experiment } from "~/domain/experiments/experiment"

import { NOTE_TAG, noteOf } from "./note"

const MODES = [
  { value: "write", label: "Write" },
  { value: "read", label: "Preview" },
] as const

export function NoteDialog({
  backend,
  experiment,
  onClose,
}: {
  backend: Backend
  experiment: Experiment
  onClose: () => void
}) {
  const [note, setNote] = useState(noteOf(experiment))
  const [mode, setMode] = useState<"write" | "read">("write")
  const change = useSetExperimentTag(backend)
  const save = async () => {
    await change.mutateAsync({ experimentId: experiment.id, key: NOTE_TAG, value: note })
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
        <TextArea label="Markdown" rows={14} value={note} onChange={setNote} />
      ) : (
        <Markdown headingLevel={3} text={note === "" ? "Nothing written yet." : note} />
      )}
      {change.error !== null && <ErrorNotice error={change.error} what="Saving the description" recovers={false} />}
    </Dialog>
  )
}
