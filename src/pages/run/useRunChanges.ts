import type { Backend } from "~/api/backend"
import { useDeleteRuns, useDeleteRunTag, useRenameRun, useRestoreRuns, useSetRunTag } from "~/api/queries/runMutations"
import { useToasts } from "~/components/feedback/Toasts"
import { tagValue, type KeyValue, type Run } from "~/domain/runs/run"
import { visibleText } from "~/domain/text/visibleText"

type Change = {
  /** "Deleting the run", for when it fails. */
  readonly what: string
  readonly done: string
  readonly send: () => Promise<unknown>
  readonly undo: () => Promise<unknown>
}

/** What can be done to the run on screen, each with its way back. Every one resolves to whether it was done. */
export function useRunChanges(backend: Backend, run: Run) {
  const renaming = useRenameRun(backend)
  const tagging = useSetRunTag(backend)
  const untagging = useDeleteRunTag(backend)
  const deletion = useDeleteRuns(backend)
  const restoration = useRestoreRuns(backend)
  const { show, fail } = useToasts()
  const runIds = [run.id]

  const perform = async ({ what, done, send, undo }: Change): Promise<boolean> => {
    try {
      await send()
    } catch (error) {
      fail(what, error)
      return false
    }
    show({ text: done, undo: async () => void (await undo()) })
    return true
  }
  const putTag = ({ key, value }: KeyValue) => tagging.mutateAsync({ runIds, key, value })
  const takeTag = (key: string) => untagging.mutateAsync({ runIds, key })
  const restoreTag = (key: string) => {
    const old = tagValue(run, key)
    return () => (old === undefined ? takeTag(key) : putTag({ key, value: old }))
  }

  return {
    rename: (name: string) =>
      perform({
        what: "Renaming the run",
        done: `Renamed to ${visibleText(name)}`,
        send: () => renaming.mutateAsync({ runIds, name }),
        undo: () => renaming.mutateAsync({ runIds, name: run.name }),
      }),
    setTag: (tag: KeyValue, noun = `tag ${visibleText(tag.key)}`) =>
      perform({
        what: `Saving the ${noun}`,
        done: `Saved the ${noun}`,
        send: () => putTag(tag),
        undo: restoreTag(tag.key),
      }),
    deleteTag: (key: string) =>
      perform({
        what: `Removing the tag ${visibleText(key)}`,
        done: `Removed the tag ${visibleText(key)}`,
        send: () => takeTag(key),
        undo: restoreTag(key),
      }),
    remove: () =>
      perform({
        what: "Deleting the run",
        done: "Deleted the run",
        send: () => deletion.mutateAsync({ runIds }),
        undo: () => restoration.mutateAsync({ runIds }),
      }),
    restore: () =>
      perform({
        what: "Restoring the run",
        done: "Restored the run",
        send: () => restoration.mutateAsync({ runIds }),
        undo: () => deletion.mutateAsync({ runIds }),
      }),
  }
}

export type RunChanges = ReturnType<typeof useRunChanges>
