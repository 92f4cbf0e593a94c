import { queryOptions, type QueryClient } from "@tanstack/react-query"

import type { Backend } from "~/api/backend"
import {
  exactCall,
  planHistory,
  tailCall,
  windowCalls,
  type HistoryCall,
  type PlannedRun,
} from "~/domain/metrics/planHistory"
import type { Series } from "~/domain/metrics/series"
import { loadSeries, type LoadRequest, type SeriesLoad } from "./seriesLoader"

export type { SeriesLoad } from "./seriesLoader"

/** Points are large: what no chart shows is let go after a minute. */
const KEEP_MS = 60_000
const RETRY_MS = 30_000
/** Below this many points a series that grew is fetched whole, together with others. */
const TAIL_WORTH = 2_000

/** The parts that differ between the three questions below; the rest is the same. */
const loading = {
  gcTime: KEEP_MS,
  structuralSharing: false,
  // What was cut off by leaving the page is taken up again; what is settled stays until its key changes.
  staleTime: (query: { state: { data: SeriesLoad | undefined } }) =>
    query.state.data?.isSettled === true ? Infinity : 0,
  // A part that failed is asked for again, as the transport does for whole failures.
  refetchInterval: (query: { state: { data: SeriesLoad | undefined } }) =>
    (query.state.data?.failures.length ?? 0) > 0 ? RETRY_MS : false,
} as const

/**
 * One metric of several runs: first whatever the cache already holds of them, then batch after batch. The latest
 * step of each run is part of the key, so a run that grew is asked for its new points, the others for nothing.
 */
export const seriesQuery = (backend: Backend, runs: readonly PlannedRun[], key: string) => {
  const queryKey = [backend.id, "series", key, pick(runs)] as const
  return queryOptions<SeriesLoad, Error, SeriesLoad, typeof queryKey>({
    ...loading,
    queryKey,
    placeholderData: (old, query) => (query?.queryKey[0] === backend.id && query.queryKey[2] === key ? old : undefined),
    queryFn: ({ client, signal }) => {
      const known = knownSeries(client, { server: backend.id, key, runs })
      const publish = (load: SeriesLoad) => void client.setQueryData(queryKey, load)
      return loadSeries({ backend, runs, key, calls: remaining(runs, known, backend), known, signal, publish })
    },
  })
}

/** The steps that a person zoomed into, finer than the sample of the whole. */
export const seriesWindowQuery = (
  backend: Backend,
  { runs, key, steps }: { runs: readonly PlannedRun[]; key: string; steps: { start: number; end: number } },
) => direct({ backend, runs, key, calls: windowCalls(runs, steps) }, "series-window", steps)

/** Every point, page by page; long, so only when asked, and cancelled by leaving or by `cancelQueries`. */
export const exactSeriesQuery = (backend: Backend, runs: readonly PlannedRun[], key: string) =>
  direct({ backend, runs, key, calls: runs.map((run) => exactCall(run, backend.can)) }, "series-exact", undefined)

const direct = (request: Pick<LoadRequest, "backend" | "runs" | "key" | "calls">, noun: string, steps: unknown) => {
  const queryKey = [request.backend.id, noun, request.key, pick(request.runs), steps] as const
  return queryOptions<SeriesLoad, Error, SeriesLoad, typeof queryKey>({
    ...loading,
    queryKey,
    queryFn: ({ client, signal }) =>
      loadSeries({
        ...request,
        known: new Map(),
        signal,
        publish: (load) => void client.setQueryData(queryKey, load),
      }),
  })
}

const pick = (runs: readonly PlannedRun[]): readonly PlannedRun[] =>
  runs.map(({ id, lastStep, lastTimeMs }) => ({ id, lastStep, lastTimeMs }))

type Wanted = { server: string; key: string; runs: readonly PlannedRun[] }

/** Series of these runs that any chart of this metric has loaded; the longest of each. */
function knownSeries(client: QueryClient, { server, key, runs }: Wanted): ReadonlyMap<string, Series> {
  const wanted = new Set(runs.map(({ id }) => id))
  const known = new Map<string, Series>()
  for (const [, load] of client.getQueriesData<SeriesLoad>({ queryKey: [server, "series", key] })) {
    for (const [id, series] of load?.series ?? []) {
      const other = known.get(id)
      if (wanted.has(id) && (other === undefined || isBetter(series, other))) known.set(id, series)
    }
  }
  return known
}

const isBetter = (one: Series, other: Series): boolean =>
  one.isComplete === other.isComplete ? one.values.length > other.values.length : one.isComplete

function remaining(
  runs: readonly PlannedRun[],
  known: ReadonlyMap<string, Series>,
  { can }: Backend,
): readonly HistoryCall[] {
  const whole: PlannedRun[] = []
  const tails: HistoryCall[] = []
  for (const run of runs) {
    const series = known.get(run.id)
    const lastKnown = series?.steps.at(-1)
    if (series === undefined || lastKnown === undefined) whole.push(run)
    else if (lastKnown < run.lastStep) {
      if (series.isComplete && can.historyInterval && series.values.length >= TAIL_WORTH)
        tails.push(tailCall(run, lastKnown))
      else whole.push(run)
    } else if (series.isComplete ? hasGrown(series, run) : !wasSampled(run, can)) whole.push(run)
  }
  return [...tails, ...planHistory(whole, can)]
}

/** More came at the last step. */
function hasGrown({ steps, timestampsMs }: Series, { lastStep, lastTimeMs = 0 }: PlannedRun): boolean {
  for (let at = steps.length - 1; at >= 0 && steps[at] === lastStep; at--)
    if ((timestampsMs[at] ?? 0) >= lastTimeMs) return false
  return steps.at(-1) === lastStep
}

/** An incomplete series is either a sample, which is all the plan asks for, or pages that were cut off. */
const wasSampled = (run: PlannedRun, can: Backend["can"]): boolean => planHistory([run], can)[0]?.kind === "interval"
