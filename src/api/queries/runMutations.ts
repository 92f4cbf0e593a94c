import { useMutation, useQueryClient, type QueryClient } from "@tanstack/react-query"

import type { Backend } from "~/api/backend"
import type { KeyValue, Run } from "~/domain/runs/run"
import { rowOf, runAt, upsertRuns } from "~/domain/runs/runColumns"

import type { RunTable } from "./runColumns"

/** What became of a change to several runs. The mutation itself fails only when none could be changed. */
export type RunsChanged = {
  readonly changed: readonly string[]
  readonly failed: readonly { readonly runId: string; readonly error: Error }[]
}

type OfRuns = { readonly runIds: readonly string[] }

export const useRenameRun = (backend: Backend) =>
  useRunChange<OfRuns & { readonly name: string }>(backend, {
    send: (runId, { name }) => backend.renameRun(runId, name),
    apply: (run, { name }) => ({ ...run, name, tags: withTag(run.tags, { key: "mlflow.runName", value: name }) }),
  })

export const useSetRunTag = (backend: Backend) =>
  useRunChange<OfRuns & KeyValue>(backend, {
    send: (runId, { key, value }) => backend.setRunTag(runId, key, value),
    apply: (run, { key, value }) => ({ ...run, tags: withTag(run.tags, { key, value }) }),
  })

export const useDeleteRunTag = (backend: Backend) =>
  useRunChange<OfRuns & { readonly key: string }>(backend, {
    send: (runId, { key }) => backend.deleteRunTag(runId, key),
    apply: (run, { key }) => ({ ...run, tags: run.tags.filter((tag) => tag.key !== key) }),
  })

export const useDeleteRuns = (backend: Backend) =>
  useRunChange<OfRuns>(backend, {
    send: (runId) => backend.deleteRun(runId),
    apply: (run) => ({ ...run, isDeleted: true }),
    movesBetweenLists: true,
  })

export const useRestoreRuns = (backend: Backend) =>
  useRunChange<OfRuns>(backend, {
    send: (runId) => backend.restoreRun(runId),
    apply: (run) => ({ ...run, isDeleted: false }),
    movesBetweenLists: true,
  })

const withTag = (tags: readonly KeyValue[], tag: KeyValue): readonly KeyValue[] =>
  tags.some(({ key }) => key === tag.key) ? tags.map((old) => (old.key === tag.key ? tag : old)) : [...tags, tag]

type RunChange<V> = {
  readonly send: (runId: string, change: V) => Promise<void>
  readonly apply: (run: Run, change: V) => Run
  /** Deleting and restoring: rows leave one list and appear in another. */
  readonly movesBetweenLists?: boolean
}

/** Shown at once wherever the runs are, taken back for those that the server refused. */
function useRunChange<V extends OfRuns>(backend: Backend, { send, apply, movesBetweenLists }: RunChange<V>) {
  const client = useQueryClient()
  const takeBack = (runIds: readonly string[], before: ReadonlyMap<string, Run> | undefined) =>
    replaceRuns(
      client,
      backend,
      runIds.flatMap((runId) => before?.get(runId) ?? []),
    )
  return useMutation<RunsChanged, Error, V, ReadonlyMap<string, Run>>({
    onMutate: (change) => {
      const before = new Map<string, Run>()
      for (const runId of change.runIds) {
        const run = knownRun(client, backend, runId)
        if (run !== undefined) before.set(runId, run)
      }
      replaceRuns(
        client,
        backend,
        [...before.values()].map((run) => apply(run, change)),
      )
      return before
    },
    mutationFn: async (change) => {
      const outcome = await sendAll(change.runIds, (runId) => send(runId, change))
      const [first] = outcome.failed
      if (first !== undefined && outcome.changed.length === 0) throw first.error
      return outcome
    },
    onSuccess: ({ failed }, _change, before) =>
      takeBack(
        failed.map(({ runId }) => runId),
        before,
      ),
    onError: (_error, { runIds }, before) => takeBack(runIds, before),
    onSettled: (_outcome, _error, { runIds }) =>
      refresh(client, backend, { runIds, movesBetweenLists: movesBetweenLists === true }),
  })
}

async function sendAll(runIds: readonly string[], send: (runId: string) => Promise<void>): Promise<RunsChanged> {
  const changed: string[] = []
  const failed: { runId: string; error: Error }[] = []
  await Promise.all(
    runIds.map((runId) =>
      send(runId).then(
        () => changed.push(runId),
        (error: unknown) => failed.push({ runId, error: error instanceof Error ? error : new Error(String(error)) }),
      ),
    ),
  )
  return { changed, failed }
}

const tables = (client: QueryClient, backend: Backend) =>
  client.getQueriesData<RunTable>({ queryKey: [backend.id, "runColumns"] })

function knownRun(client: QueryClient, backend: Backend, runId: string): Run | undefined {
  const alone = client.getQueryData<Run>([backend.id, "run", runId])
  if (alone !== undefined) return alone
  for (const [, table] of tables(client, backend)) {
    const row = table && rowOf(table.columns, runId)
    if (table !== undefined && row !== undefined) return runAt(table.columns, row)
  }
  return undefined
}

/** Wherever they already are; nothing is added to a list here. */
function replaceRuns(client: QueryClient, backend: Backend, runs: readonly Run[]): void {
  if (runs.length === 0) return
  for (const run of runs) {
    client.setQueryData<Run>([backend.id, "run", run.id], (old) => old && run)
  }
  for (const [queryKey, table] of tables(client, backend)) {
    const here = runs.filter((run) => table !== undefined && rowOf(table.columns, run.id) !== undefined)
    if (table === undefined || here.length === 0) continue
    client.setQueryData<RunTable>(queryKey, { ...table, columns: upsertRuns(table.columns, here) })
  }
}

function refresh(
  client: QueryClient,
  backend: Backend,
  { runIds, movesBetweenLists }: { runIds: readonly string[]; movesBetweenLists: boolean },
): Promise<unknown> {
  const [id] = runIds
  const alone =
    runIds.length === 1 && id !== undefined ? [client.invalidateQueries({ queryKey: [backend.id, "run", id] })] : []
  if (!movesBetweenLists) return Promise.all(alone)
  // The list that shows the rows already has them right; lists of another lifecycle do not hold them yet.
  const others = client.invalidateQueries({
    queryKey: [backend.id, "runColumns"],
    predicate: (query) => !isOnScreenWith(query, runIds),
  })
  return Promise.all([...alone, others, client.invalidateQueries({ queryKey: [backend.id, "runPage"] })])
}

function isOnScreenWith(query: { state: { data: unknown } }, runIds: readonly string[]): boolean {
  const table = query.state.data
  if (!isRunTable(table)) return false
  return runIds.every((runId) => rowOf(table.columns, runId) !== undefined)
}

const isRunTable = (value: unknown): value is RunTable =>
  typeof value === "object" && value !== null && "columns" in value && "isComplete" in value
