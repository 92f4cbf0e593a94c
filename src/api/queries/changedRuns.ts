import { queryOptions } from "@tanstack/react-query"

import type { Backend } from "~/api/backend"
import type { Run } from "~/domain/runs/run"
import { rowOf, runAt, upsertRuns, type RunColumns } from "~/domain/runs/runColumns"

import { runColumnsKey, type RunTable, type RunTableQuery } from "./runColumns"

/** `turn` counts the questions that were asked. */
export type ChangeCheck = { readonly turn: number; readonly changed: number }

const SHORTEST_MS = 12_000
const JITTER_MS = 6_000
/** MLflow's filter gets slow with long lists; the other running runs come in later turns. */
const IDS_AT_ONCE = 100
const NEW_RUNS_AT_ONCE = 100

/**
 * Keeps the table of `runColumnsQuery` current: one request every `refreshMs`, at most one in twelve seconds, none while
 * the tab is hidden. In turn it asks for the runs that were still running, and for runs started since the newest. What
 * somebody else changes in or deletes of finished runs it does not notice: that takes loading the table again.
 */
export const changedRunsQuery = (backend: Backend, query: RunTableQuery, refreshMs: number) => {
  const queryKey = [backend.id, "changedRuns", query] as const
  const tableKey = runColumnsKey(backend, query)
  return queryOptions<ChangeCheck, Error, ChangeCheck, typeof queryKey>({
    queryKey,
    queryFn: async ({ client, signal }) => {
      const { turn } = client.getQueryData<ChangeCheck>(queryKey) ?? UNASKED
      const table = client.getQueryData<RunTable>(tableKey)
      if (table?.isComplete !== true) return { turn, changed: 0 }
      const { ids, filter, pageSize } = changesOf(table.columns, { turn, filter: query.filter })
      const { runs } = await backend.searchRuns({ ...query, filter, orderBy: [], pageSize }, signal)
      const changed = [...runs, ...goneOf(table.columns, ids, { runs, lifecycle: query.lifecycle })]
      if (changed.length > 0) {
        client.setQueryData<RunTable>(tableKey, (now) => now && { ...now, columns: upsertRuns(now.columns, changed) })
      }
      return { turn: turn + 1, changed: changed.length }
    },
    // The table was loaded just now: the first check comes after the first interval.
    initialData: UNASKED,
    staleTime: SHORTEST_MS,
    refetchInterval: ({ state }) => Math.max(SHORTEST_MS, refreshMs) + jitterMs(state.data?.turn ?? 0),
    refetchIntervalInBackground: false,
    structuralSharing: false,
  })
}

/** Every render asks for the interval again, and another answer starts it anew: it may only change from turn to turn. */
const jitterMs = (turn: number): number => ((phase + turn * 0.618) % 1) * JITTER_MS
const phase = Math.random()

const UNASKED: ChangeCheck = { turn: 0, changed: 0 }

/** What to ask for in this turn. MLflow's grammar has no OR, hence two kinds of turns. */
export function changesOf(columns: RunColumns, { turn, filter }: { turn: number; filter: string }) {
  const { ids, newestMs } = survey(columns)
  if (ids.length > 0 && turn % 2 === 0) {
    const from = (turn / 2) * IDS_AT_ONCE
    const some = ids.length <= IDS_AT_ONCE ? ids : [...ids, ...ids].slice(from % ids.length).slice(0, IDS_AT_ONCE)
    const isOneOf = `attributes.run_id IN (${some.map((id) => `'${id}'`).join(",")})`
    return { ids: some, filter: isOneOf, pageSize: IDS_AT_ONCE }
  }
  const newer = `attributes.start_time > ${newestMs}`
  return { ids: [], filter: filter.trim() === "" ? newer : `${filter} AND ${newer}`, pageSize: NEW_RUNS_AT_ONCE }
}

type Answer = { readonly runs: readonly Run[]; readonly lifecycle: RunTableQuery["lifecycle"] }

/** Runs that were asked for by their ids and did not come: active ones no more, so somebody has deleted them. */
function goneOf(columns: RunColumns, ids: readonly string[], { runs, lifecycle }: Answer): readonly Run[] {
  if (lifecycle !== "active") return []
  const found = new Set(runs.map(({ id }) => id))
  return ids.flatMap((id) => {
    const row = found.has(id) ? undefined : rowOf(columns, id)
    return row === undefined ? [] : [{ ...runAt(columns, row), isDeleted: true }]
  })
}

/** Ids are written into a filter, so only those that MLflow itself would make. */
const PLAIN_ID = /^[\w-]+$/

function survey({ rowCount, statuses, store }: RunColumns): { ids: readonly string[]; newestMs: number } {
  const ids: Run["id"][] = []
  let newestMs = 0
  for (let row = 0; row < rowCount; row += 1) {
    newestMs = Math.max(newestMs, store.startedAtMs[row] ?? 0)
    const status = statuses.get(row)
    const id = store.ids[row] ?? ""
    if ((status === "RUNNING" || status === "SCHEDULED") && PLAIN_ID.test(id)) ids.push(id)
  }
  return { ids, newestMs }
}
