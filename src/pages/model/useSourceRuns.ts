import { useQueries, type UseQueryResult } from "@tanstack/react-query"
import { useMemo } from "react"

import type { Backend } from "~/api/backend"
import { runQuery } from "~/api/queries/runs"
import type { ModelVersion } from "~/domain/models/model"
import type { Run } from "~/domain/runs/run"
import { useFirstDrawing } from "~/hooks/useFirstDrawing"

/** Each is a request. */
const MOST_RUNS = 100

export type SourceRuns = {
  readonly runs: ReadonlyMap<string, Run>
  /** Ids of those that could not be read: gone, or on another server. */
  readonly failed: ReadonlySet<string>
  /** Ids of those that nobody asked for, as there are too many. */
  readonly unasked: ReadonlySet<string>
  /** What is slow is not waited for. */
  readonly isDrawable: boolean
}

/** The runs that the versions came from. */
export function useSourceRuns(backend: Backend, versions: readonly ModelVersion[] | undefined): SourceRuns {
  const ids = useMemo(() => [...new Set(versions?.map(({ runId }) => runId).filter((id) => id !== ""))], [versions])
  const found = useQueries({
    queries: ids.slice(0, MOST_RUNS).map((id) => runQuery(backend, id)),
    combine: inParts,
  })
  const isDrawable = useFirstDrawing(versions === undefined || found.isWaiting)
  return useMemo(
    () => ({
      runs: new Map(found.runs.map((run) => [run.id, run])),
      failed: new Set(ids.filter((_, place) => found.hasFailed[place] === true)),
      unasked: new Set(ids.slice(MOST_RUNS)),
      isDrawable,
    }),
    [found, ids, isDrawable],
  )
}

/** Of plain values, so that it stays the same object while nothing comes. */
const inParts = (answers: readonly UseQueryResult<Run>[]) => ({
  runs: answers.flatMap(({ data }) => data ?? []),
  hasFailed: answers.map(({ isError, data }) => isError && data === undefined),
  isWaiting: answers.some(({ isPending }) => isPending),
})
