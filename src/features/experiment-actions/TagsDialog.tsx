import type { Backend } from "~/api/backend"
import { useDeleteExperimentTag, useSetExperimentTag } from "~/api/queries/experimentMutations"
import { TagsForm } from "~/components/TagsForm"
import type { Experiment } from "~/domain/experiments/experiment"

import { ownTags } from "./note"
import { reasonOf } from "./reasonOf"

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
  return (
    <TagsForm
      tags={ownTags(experiment)}
      isBusy={set.isPending}
      error={set.error ?? remove.error}
      removeReason={reasonOf(backend.can.deleteExperimentTag)}
      onSet={(tag) => set.mutateAsync({ experimentId: experiment.id, ...tag })}
      onRemove={({ key }) => remove.mutate({ experimentId: experiment.id, key })}
      onClose={onClose}
    />
  )
}
