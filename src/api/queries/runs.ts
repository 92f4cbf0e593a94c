import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query"

import type { Backend } from "~/api/backend"
import type { Run, RunPage } from "~/domain/runs/run"

const FINISHED_STALE_MS = 5 * 60_000
const RUNNING_STALE_MS = 10_000

export const runQuery = (backend: Backend, runId: string) =>
  queryOptions({
    queryKey: [backend.id, "run", runId],
    queryFn: ({ signal }) => backend.getRun(runId, signal),
    staleTime: (query) => (isRunning(query.state.data) ? RUNNING_STALE_MS : FINISHED_STALE_MS),
  })

const isRunning = (run: Run | undefined): boolean => run?.status === "RUNNING" || run?.status === "SCHEDULED"

type FewRuns = {
  readonly experimentIds: readonly string[]
  readonly filter: string
  readonly orderBy: readonly string[]
  readonly pageSize: number
}

/** One page of runs that is no table: the newest runs, the running ones. */
export const runPageQuery = (backend: Backend, query: FewRuns) =>
  queryOptions({
    queryKey: [backend.id, "runPage", query],
    queryFn: async ({ signal }) => backend.searchRuns({ ...query, lifecycle: "active" }, signal),
  })

/** The same page by page, as the reader goes on: children of a run. */
export const runPagesQuery = (backend: Backend, query: FewRuns) => {
  const queryKey = [backend.id, "runPage", query, "and on"] as const
  return infiniteQueryOptions<RunPage, Error, readonly Run[], typeof queryKey, string | undefined>({
    queryKey,
    queryFn: ({ pageParam: page, signal }) => backend.searchRuns({ ...query, lifecycle: "active", page }, signal),
    initialPageParam: undefined,
    getNextPageParam: ({ nextPage }) => nextPage,
    select: ({ pages }) => pages.flatMap(({ runs }) => runs),
  })
}
