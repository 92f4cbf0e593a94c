import { useState } from "react"

import {
  useDeleteRuns,
  useDeleteRunTag,
  useRenameRun,
  useRestoreRuns,
  useSetRunTag,
  type RunsChanged,
} from "~/api/queries/runMutations"
import { useToasts } from "~/components/feedback/Toasts"
import type { Run } from "~/domain/runs/run"

import { byOldTag, changeInChunks, type Failure, type RunTarget } from "./runTargets"

/** Each resolves to whether all runs could be changed. */
export type RunActions = {
  readonly rename: (name: string) => Promise<boolean>
  readonly tag: (key: string, value: string) => Promise<boolean>
  readonly remove: () => Promise<boolean>
  readonly restore: () => Promise<boolean>
  readonly progress: { readonly done: number; readonly total: number } | undefined
  readonly failures: readonly Failure[]
  readonly dismissFailures: () => void
}

type Deed = {
  readonly send: (runIds: readonly string[]) => Promise<RunsChanged>
  readonly undo: (changed: readonly Run[]) => Promise<void>
  /** "Deleted", for the message. */
  readonly done: string
}

/** What can be done to the selected runs of one server, each with its way back. */
export function useRunActions({ backend, runs }: RunTarget): RunActions {
  const { mutateAsync: rename } = useRenameRun(backend)
  const { mutateAsync: setTag } = useSetRunTag(backend)
  const { mutateAsync: deleteTag } = useDeleteRunTag(backend)
  const { mutateAsync: remove } = useDeleteRuns(backend)
  const { mutateAsync: restore } = useRestoreRuns(backend)
  const { show } = useToasts()
  const [progress, setProgress] = useState<RunActions["progress"]>()
  const [failures, setFailures] = useState<readonly Failure[]>([])

  const perform = async ({ send, undo, done }: Deed) => {
    setProgress({ done: 0, total: runs.length })
    const onProgress = (count: number) => setProgress({ done: count, total: runs.length })
    const outcome = await changeInChunks({ runs, send, onProgress })
    setProgress(undefined)
    setFailures(outcome.failures)
    const count = outcome.changed.length
    if (count > 0) show({ text: `${done} ${count} ${count === 1 ? "run" : "runs"}`, undo: () => undo(outcome.changed) })
    return outcome.failures.length === 0
  }
  const idsOf = (changed: readonly Run[]) => changed.map(({ id }) => id)

  return {
    progress,
    failures,
    dismissFailures: () => setFailures([]),
    rename: (name) =>
      perform({
        done: "Renamed",
        send: (runIds) => rename({ runIds, name }),
        undo: async (changed) => {
          for (const run of changed) await rename({ runIds: [run.id], name: run.name })
        },
      }),
    tag: (key, value) =>
      perform({
        done: "Tagged",
        send: (runIds) => setTag({ runIds, key, value }),
        undo: async (changed) => {
          for (const [old, runIds] of byOldTag(changed, key))
            await (old === undefined ? deleteTag({ runIds, key }) : setTag({ runIds, key, value: old }))
        },
      }),
    remove: () =>
      perform({
        done: "Deleted",
        send: (runIds) => remove({ runIds }),
        undo: async (changed) => void (await restore({ runIds: idsOf(changed) })),
      }),
    restore: () =>
      perform({
        done: "Restored",
        send: (runIds) => restore({ runIds }),
        undo: async (changed) => void (await remove({ runIds: idsOf(changed) })),
      }),
  }
}
