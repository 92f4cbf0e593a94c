import type { Backend } from "~/api/backend"
import { useDeleteExperiment, useRestoreExperiment } from "~/api/queries/experimentMutations"
import { useToasts } from "~/components/feedback/Toasts"
import type { Experiment } from "~/domain/experiments/experiment"
import { visibleText } from "~/domain/text/visibleText"

/** MLflow keeps deleted experiments until its operator collects them, so a deletion needs no question, only a way back. */
export function useDeleteWithUndo(backend: Backend) {
  const deletion = useDeleteExperiment(backend)
  const restoration = useRestoreExperiment(backend)
  const { show, fail } = useToasts()

  /** True when it was done. */
  const remove = async (experiment: Experiment): Promise<boolean> => {
    const name = visibleText(experiment.name)
    try {
      await deletion.mutateAsync({ experimentId: experiment.id })
    } catch (error) {
      fail(`Deleting ${name}`, error)
      return false
    }
    show({
      text: `Deleted ${name} with its runs`,
      undo: async () => restoration.mutateAsync({ experimentId: experiment.id }),
    })
    return true
  }
  const restore = async (experiment: Experiment): Promise<void> => {
    const name = visibleText(experiment.name)
    try {
      await restoration.mutateAsync({ experimentId: experiment.id })
      show({ text: `Restored ${name}`, undo: async () => deletion.mutateAsync({ experimentId: experiment.id }) })
    } catch (error) {
      fail(`Restoring ${name}`, error)
    }
  }
  return { remove, restore }
}
