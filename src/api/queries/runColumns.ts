import { queryOptions, type QueryClient } from "@tanstack/react-query"

import type { Backend } from "~/api/backend"
import { FIRST_RUNS } from "~/api/mlflow/questions"
import type { RunPage, RunQuery } from "~/domain/runs/run"
import { appendRuns, emptyRunColumns, type RunColumns } from "~/domain/runs/runColumns"

import { takeNew } from "./experiments"

export type RunTable = {
  readonly columns: RunColumns
  /** False while more pages are on their way, or when one failed: `refetch` then goes on where it stopped. */
  readonly isComplete: boolean
  /** Where to go on. */
  readonly nextPage: string | undefined
  /** When the last page came, by this computer's clock; undefined until then. */
  readonly loadedAtMs?: number | undefined
}

export type RunTableQuery = Pick<RunQuery, "experimentIds" | "filter" | "orderBy" | "lifecycle">

/** The pages after the first are as large as their weight allows. */
const LARGEST_PAGE = 1_000
const SMALLEST_PAGE = 20
const PAGE_BYTES = 8_000_000

export const runColumnsKey = (backend: Backend, query: RunTableQuery) => [backend.id, "runColumns", query] as const

/** All runs of a table, page after page into columns; every page is shown as it comes. */
export const runColumnsQuery = (backend: Backend, query: RunTableQuery) => {
  const queryKey = runColumnsKey(backend, query)
  return queryOptions<RunTable, Error, RunTable, typeof queryKey>({
    queryKey,
    queryFn: ({ client, signal }) => {
      const old = client.getQueryData<RunTable>(queryKey)
      const isAgain = old?.isComplete === true
      return loadPages({
        backend,
        query,
        signal,
        // Loading again keeps the old table on screen until the new one is whole.
        latest: isAgain ? keptAside() : keptInCache(client, queryKey),
      })
    },
    // Not on every focus or visit: 10,000 runs are 100 MB. changedRunsQuery keeps them current.
    staleTime: ({ state }) => (state.data?.isComplete === true ? Infinity : 0),
    structuralSharing: false,
  })
}

const CHEAP_RUNS = 1_000
const SETTLED_MS = 30_000

/**
 * What others deleted or changed in finished runs only shows when all are loaded again. For a page or two of runs that is
 * worth doing whenever a person comes back to the tab; larger tables wait until they are asked to.
 */
export const isCheapToReload = ({ columns, loadedAtMs }: RunTable, nowMs = Date.now()): boolean =>
  loadedAtMs !== undefined && nowMs - loadedAtMs > SETTLED_MS && columns.rowCount <= CHEAP_RUNS

/** The table as far as it came. Read again before each page: others put changed runs into it meanwhile. */
type Latest = { readonly get: () => RunTable; readonly set: (table: RunTable) => void }

const EMPTY = (): RunTable => ({ columns: emptyRunColumns(), isComplete: false, nextPage: undefined })

function keptInCache(client: QueryClient, queryKey: ReturnType<typeof runColumnsKey>): Latest {
  return {
    get: () => client.getQueryData<RunTable>(queryKey) ?? EMPTY(),
    set: (table) => void client.setQueryData(queryKey, table),
  }
}

function keptAside(): Latest {
  let table = EMPTY()
  return {
    get: () => table,
    set: (next) => {
      table = next
    },
  }
}

type Load = { backend: Backend; query: RunTableQuery; signal: AbortSignal; latest: Latest }

async function loadPages({ backend, query, signal, latest }: Load): Promise<RunTable> {
  const tokens = new Set<string>()
  let page = latest.get().nextPage
  let pageSize = page === undefined ? FIRST_RUNS : LARGEST_PAGE / 2
  for (;;) {
    const answer = await backend.searchRuns(
      { ...query, pageSize: Math.min(pageSize, backend.can.runsPageMax), page, isBackground: page !== undefined },
      signal,
    )
    // An empty page with a token would go on for ever too.
    page = answer.runs.length === 0 ? undefined : takeNew(tokens, answer.nextPage)
    const table = {
      columns: appendRuns(latest.get().columns, answer.runs),
      isComplete: page === undefined,
      nextPage: page,
    }
    if (page === undefined) return { ...table, loadedAtMs: Date.now() }
    latest.set(table)
    pageSize = nextPageSize(answer)
  }
}

/** One page is parsed in one piece: more than about 8 MB would hold the tab too long. */
export function nextPageSize({ runs, sizeBytes }: RunPage): number {
  if (sizeBytes === undefined || sizeBytes === 0 || runs.length === 0) return LARGEST_PAGE / 2
  const fitting = Math.floor(PAGE_BYTES / (sizeBytes / runs.length))
  return Math.max(SMALLEST_PAGE, Math.min(LARGEST_PAGE, fitting))
}
