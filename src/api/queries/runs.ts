import { queryOptions } from "@tanstack/react-query"

import type { Backend } from "~/api/backend"
import type { Run } from "~/domain/runs/run"

const FINISHED_STALE_MS = 5 * 60_000
const RUNNING_STALE_MS = 10_000

export const runQuery = (backend: Backend, runId: string) =>
  queryOptions({
    queryKey: [backend.id, "run", runId],
    queryFn: ({ signal }) => backend.getRun(runId, signal),
    staleTime: (query) => (isRunning(query.state.data) ? RUNNING_STALE_MS : FINISHED_STALE_MS),
  })

const isRunning = (run: Run | undefined): boolean => run?.status === "RUNNING" || run?.status === "SCHEDULED"

/** One page of runs that is no table: children of a run, the newest runs, the running ones. */
export const runPageQuery = (
  backend: Backend,
  query: { experimentIds: readonly string[]; filter: string; orderBy: readonly string[]; pageSize: number },
) =>
  queryOptions({
    queryKey: [backend.id, "runPage", query],
    queryFn: async ({ signal }) => backend.searchRuns({ ...query, lifecycle: "active" }, signal),
  })
