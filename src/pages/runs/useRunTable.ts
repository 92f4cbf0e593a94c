import { useQueries, useQueryClient } from "@tanstack/react-query"
import { useMemo, useState } from "react"

import type { Backend } from "~/api/backend"
import { changedRunsQuery } from "~/api/queries/changedRuns"
import {
  isCheapToReload,
  runColumnsKey,
  runColumnsQuery,
  type RunTable,
  type RunTableQuery,
} from "~/api/queries/runColumns"
import { dialectProblem } from "~/domain/filters/filterDialect"
import { isExactlyPrintable, printRunFilter } from "~/domain/filters/printRunFilter"
import type { RunFilter } from "~/domain/filters/runFilter"
import type { Lifecycle } from "~/domain/runs/run"
import { joinRunColumns, type RunColumns } from "~/domain/runs/runColumns"

export type RunTableSource = { readonly backend: Backend; readonly experimentIds: readonly string[] }

/** What the person wants to see; `orderBy` is undefined where no server can sort like that. */
export type WantedRuns = {
  readonly filter: RunFilter
  readonly orderBy: readonly string[] | undefined
  readonly lifecycle: Lifecycle
}

type Question = { readonly filter: RunFilter; readonly orderBy: readonly string[]; readonly lifecycle: Lifecycle }

export type SourceError = { readonly server: string; readonly error: unknown }

export type LoadedRuns = {
  /** undefined until the first page of any source is there. */
  readonly columns: RunColumns | undefined
  readonly isComplete: boolean
  readonly isLoading: boolean
  readonly errors: readonly SourceError[]
  /** True when the server's answer is not yet what was asked for, so the rows must be filtered here. */
  readonly isFilteredHere: boolean
  readonly isSortedHere: boolean
  /** Why a server cannot take the filter, which is then applied here. */
  readonly dialectNote: string | undefined
  readonly loadMore: () => void
  /** What failed once more: a further page, or all runs of a table that stayed as it was. */
  readonly retry: () => void
  /** All runs once more; those that are here stay on screen until then. */
  readonly reload: () => void
  readonly stop: () => void
}

/**
 * All runs of the table. The server filters and sorts until everything is loaded; from then on both happen here in
 * milliseconds, and changing them asks nobody. `refreshMs`: how often to look for changes; 0 = never.
 */
export function useRunTable(sources: readonly RunTableSource[], wanted: WantedRuns, refreshMs: number): LoadedRuns {
  const client = useQueryClient()
  const dialectNote = problemOfDialects(sources, wanted.filter)
  const [asked, setAsked] = useState(() => questionFor(wanted, dialectNote))
  const queries = sources.map(({ backend, experimentIds }) => ({
    backend,
    query: tableQuery(backend, experimentIds, asked),
  }))
  const tables = useQueries({
    queries: queries.map(({ backend, query }) => ({
      ...runColumnsQuery(backend, query),
      refetchOnWindowFocus: ({ state: { data } }: { state: { data: RunTable | undefined } }) =>
        refreshMs > 0 && data !== undefined && isCheapToReload(data) ? ("always" as const) : false,
    })),
  })
  const servers = sources.map(({ backend }) => backend.id)
  const { columns, isSettled } = useJoined(
    servers,
    tables.map(({ data }) => data?.columns),
  )
  const isWhole = tables.length > 0 && tables.every(({ data }) => data?.isComplete === true)
  const isComplete = isSettled && isWhole
  useQueries({
    queries: queries.map(({ backend, query }) => ({
      ...changedRunsQuery(backend, query, refreshMs),
      enabled: refreshMs > 0 && isComplete,
    })),
  })

  const next = questionFor(wanted, dialectNote)
  const isSame = isSameQuestion(asked, next)
  // Adjusting state while rendering: the old answer must not be shown as the answer to the new question. A changed run
  // leaves the tables unsettled for a moment but whole: the server, which may not know of the change yet, is not asked.
  if (!isSame && !(isWhole && answers(asked, next))) setAsked(next)

  return {
    columns,
    isComplete,
    isLoading: tables.some(({ fetchStatus }) => fetchStatus === "fetching"),
    errors: tables.flatMap(({ error }, index) => (error === null ? [] : [{ server: servers[index] ?? "", error }])),
    isFilteredHere: !isSame || dialectNote !== undefined || !isExactlyPrintable(wanted.filter),
    isSortedHere: isComplete || wanted.orderBy === undefined || sources.length > 1,
    dialectNote,
    reload: () => tables.forEach((table) => void table.refetch()),
    retry: () => tables.forEach((table) => table.error !== null && void table.refetch()),
    loadMore: () => tables.forEach((table) => table.data?.isComplete !== true && void table.refetch()),
    stop: () =>
      queries.forEach(({ backend, query }) => void client.cancelQueries({ queryKey: runColumnsKey(backend, query) })),
  }
}

const questionFor = ({ filter, orderBy, lifecycle }: WantedRuns, dialectNote: string | undefined): Question => ({
  filter: dialectNote === undefined ? filter : { conditions: [] },
  orderBy: orderBy ?? [],
  lifecycle,
})

const tableQuery = (backend: Backend, experimentIds: readonly string[], question: Question): RunTableQuery => ({
  experimentIds,
  filter: printRunFilter(question.filter, backend.can.filter),
  orderBy: question.orderBy,
  lifecycle: question.lifecycle,
})

const isSameQuestion = (a: Question, b: Question): boolean =>
  a.lifecycle === b.lifecycle &&
  a.orderBy.join() === b.orderBy.join() &&
  JSON.stringify(a.filter) === JSON.stringify(b.filter)

/** A whole answer to `asked` holds every run of the answer to `next`, so no server has to be asked. */
const answers = (asked: Question, next: Question): boolean =>
  asked.lifecycle === next.lifecycle &&
  (asked.filter.conditions.length === 0 || JSON.stringify(asked.filter) === JSON.stringify(next.filter))

function problemOfDialects(sources: readonly RunTableSource[], filter: RunFilter): string | undefined {
  for (const { backend } of sources) {
    const problem = dialectProblem(filter, backend.can.filter)
    if (problem) return problem.message
  }
  return undefined
}

/** Joins only when a part is a new snapshot. Until then it is not settled: the parts are newer than what they make. */
function useJoined(servers: readonly string[], parts: readonly (RunColumns | undefined)[]) {
  const [kept, setKept] = useState(parts)
  const isSettled = kept.length === parts.length && kept.every((part, index) => part === parts[index])
  if (!isSettled) setKept(parts)
  const serverList = servers.join("\n")
  const columns = useMemo(() => {
    const names = serverList.split("\n")
    const found = kept.flatMap((part, index) => (part ? [{ server: names[index] ?? "", columns: part }] : []))
    return found.length === 0 ? undefined : joinRunColumns(found)
  }, [kept, serverList])
  return { columns, isSettled }
}
