import type { Backend } from "~/api/backend"
import { useSetExperimentTag } from "~/api/queries/experimentMutations"
import { MarkdownDialog } from "~/components/MarkdownDialog"
import type { Experiment } from "~/domain/experiments/experiment"

import { NOTE_TAG, noteOf } from "./note"

export function NoteDialog({
  backend,
  experiment,
  onClose,
}: {
  backend: Backend
  experiment: Experiment
  onClose: () => void
}) {
  const change = useSetExperimentTag(backend)
  return (
    <MarkdownDialog
      text={noteOf(experiment)}
      change={change}
      onSave={(value) => change.mutateAsync({ experimentId: experiment.id, key: NOTE_TAG, value })}
      onClose={onClose}
    />
  )
}
