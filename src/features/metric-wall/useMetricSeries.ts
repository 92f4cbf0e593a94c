import { useQueries, useQueryClient, type UseQueryResult } from "@tanstack/react-query"
import { useMemo, useState } from "react"

import { exactSeriesQuery, seriesQuery, seriesWindowQuery, type SeriesLoad } from "~/api/queries/metrics"
import type { ChartSeries, ChartStatus } from "~/charts/chartKind"
import { countSteps, replaceSteps } from "~/domain/metrics/buildSeries"
import type { PlannedRun } from "~/domain/metrics/planHistory"
import type { Series } from "~/domain/metrics/series"
import { formatRunReference } from "~/domain/runs/run"

import type { WallRun, WallSource } from "./MetricWall"
import type { WallOptions } from "./wallSearch"

type Question = { readonly sources: readonly WallSource[]; readonly metric: string; readonly options: WallOptions }

export type MetricSeries = {
  readonly series: readonly ChartSeries[]
  readonly status: ChartStatus
  /** Runs that could not be loaded while others could. */
  readonly failures: number
  readonly isPending: boolean
  /** Set when nothing could be loaded. */
  readonly error: unknown
  readonly retry: () => void
}

type Part = { readonly source: WallSource; readonly runs: readonly WallRun[]; readonly planned: readonly PlannedRun[] }
type Steps = { readonly start: number; readonly end: number }

/** One metric of every source's runs: the sample or the whole, finer where a person zoomed, exact when asked. */
export function useMetricSeries({ sources, metric, options }: Question): MetricSeries {
  const client = useQueryClient()
  const [wantsAll, setWantsAll] = useState(false)
  const parts = useMemo(() => sources.flatMap((source) => partOf(source, metric)), [sources, metric])
  const loads = useQueries({
    queries: parts.map(({ source, planned }) => seriesQuery(source.backend, planned, metric)),
  })
  const sampled = parts.map((part, i) => onlySampled(part, loads[i]?.data))
  const steps = stepsInView(options)
  const windows = useQueries({
    queries: sampled.map(({ source, planned }) => ({
      ...seriesWindowQuery(source.backend, { runs: planned, key: metric, steps: steps ?? { start: 0, end: 0 } }),
      enabled: steps !== undefined && !wantsAll && planned.length > 0 && source.backend.can.historyInterval,
    })),
  })
  const exact = sampled.map(({ source, planned }) => exactSeriesQuery(source.backend, planned, metric))
  const wholes = useQueries({
    queries: exact.map((query, i) => ({ ...query, enabled: wantsAll && (sampled[i]?.planned.length ?? 0) > 0 })),
  })
  const cancel = () => {
    setWantsAll(false)
    for (const { queryKey } of exact) void client.cancelQueries({ queryKey })
  }
  const series = useStable(
    parts.flatMap((part, i) =>
      linesOf(part, {
        load: loads[i]?.data,
        window: steps === undefined ? undefined : { steps, load: windows[i]?.data },
        whole: wholes[i]?.data,
      }),
    ),
  )
  const hasSampled = sampled.some(({ planned }) => planned.length > 0)
  const isLoadingAll = wantsAll && wholes.some(({ isFetching }) => isFetching)
  const failed = loads.find(({ isError }) => isError)
  return {
    series,
    status: {
      ...statusOf({ loads, wholes, isLoadingAll, hasSampled, wantsAll }, { all: () => setWantsAll(true), cancel }),
      wholeInView: steps === undefined ? undefined : wholeInView({ series, windows, steps, sampled, wholes }),
    },
    failures: loads.reduce((sum, load, i) => sum + failedRuns(load, parts[i]), 0),
    isPending: series.length === 0 && loads.some(({ isPending, isFetching }) => isPending || isFetching),
    error: series.length === 0 ? failed?.error : undefined,
    retry: () =>
      loads.forEach((load) => (load.isError || (load.data?.failures.length ?? 0) > 0) && void load.refetch()),
  }
}

function partOf(source: WallSource, metric: string): Part[] {
  const runs = source.runs.filter(({ latest }) => latest.has(metric))
  if (runs.length === 0) return []
  return [{ source, runs, planned: runs.map((run) => plannedRun(run, metric)) }]
}

function plannedRun({ id, latest }: WallRun, metric: string): PlannedRun {
  const last = latest.get(metric)
  return { id, lastStep: last?.step ?? 0, lastTimeMs: last?.timestampMs }
}

const onlySampled = (part: Part, load: SeriesLoad | undefined): Part =>
  load?.isSettled === true
    ? { ...part, planned: part.planned.filter(({ id }) => load.series.get(id)?.isComplete === false) }
    : { ...part, planned: [] }

const stepsInView = ({ x, xRange }: WallOptions): Steps | undefined =>
  x === "step" && xRange !== undefined
    ? { start: Math.floor(xRange.low), end: Math.max(Math.floor(xRange.low), Math.ceil(xRange.high)) }
    : undefined

type Loads = {
  readonly load: SeriesLoad | undefined
  readonly window: { readonly steps: Steps; readonly load: SeriesLoad | undefined } | undefined
  readonly whole: SeriesLoad | undefined
}

function linesOf({ source, runs }: Part, { load, window, whole }: Loads): readonly ChartSeries[] {
  return runs.flatMap((run): ChartSeries[] => {
    const sample = load?.series.get(run.id)
    const exact = whole?.series.get(run.id)
    const series = exact?.isComplete === true ? exact : refined(sample, window?.load?.series.get(run.id), window?.steps)
    if (series === undefined) return []
    const id = formatRunReference({ server: source.backend.id, runId: run.id })
    return [{ id, label: run.name, color: run.color, series, startedAtMs: run.startedAtMs }]
  })
}

const merged = new WeakMap<Series, { readonly part: Series; readonly series: Series }>()

/** Merging is done once for each answer: a chart takes a new object for new data. */
function refined(sample: Series | undefined, part: Series | undefined, steps: Steps | undefined): Series | undefined {
  if (sample === undefined || part === undefined || steps === undefined || sample.isComplete) return sample
  const known = merged.get(sample)
  if (known?.part === part) return known.series
  const series = replaceSteps(sample, part, { from: steps.start, to: steps.end })
  merged.set(sample, { part, series })
  return series
}

/** The same array while its lines are the same, so that the chart does not draw again for nothing. */
function useStable(lines: readonly ChartSeries[]): readonly ChartSeries[] {
  const [stable, setStable] = useState(lines)
  const isSame =
    stable.length === lines.length &&
    lines.every((line, i) => {
      const old = stable[i]
      return old !== undefined && isSameLine(old, line)
    })
  if (isSame) return stable
  setStable(lines)
  return lines
}

const isSameLine = (a: ChartSeries, b: ChartSeries): boolean =>
  a.id === b.id &&
  a.series === b.series &&
  a.label === b.label &&
  a.startedAtMs === b.startedAtMs &&
  a.color.token === b.color.token &&
  a.color.dash === b.color.dash &&
  a.color.custom === b.color.custom

type InView = {
  readonly series: readonly ChartSeries[]
  readonly windows: Results
  readonly wholes: Results
  readonly sampled: readonly Part[]
  readonly steps: Steps
}

/** Counts the points in view once nothing of them is a sample any more; undefined before, and where nothing was sampled. */
function wholeInView({ series, windows, wholes, sampled, steps }: InView): number | undefined {
  const isWhole = (id: string, i: number) =>
    windows[i]?.data?.series.get(id)?.isComplete === true || wholes[i]?.data?.series.get(id)?.isComplete === true
  const isAnySampled = sampled.some(({ planned }) => planned.length > 0)
  if (!isAnySampled || !sampled.every(({ planned }, i) => planned.every(({ id }) => isWhole(id, i)))) return undefined
  const range = { from: steps.start, to: steps.end }
  return series.reduce((sum, line) => sum + countSteps(line.series, range), 0)
}

type Results = readonly Pick<UseQueryResult<SeriesLoad>, "data" | "isFetching">[]
type State = { loads: Results; wholes: Results; isLoadingAll: boolean; hasSampled: boolean; wantsAll: boolean }

function statusOf(
  { loads, wholes, isLoadingAll, hasSampled, wantsAll }: State,
  { all, cancel }: { all: () => void; cancel: () => void },
): ChartStatus {
  const sum = (results: Results, field: "loaded" | "expected") =>
    results.reduce((total, { data }) => total + (data?.[field] ?? 0), 0)
  const expected = sum(loads, "expected")
  if (isLoadingAll) {
    return { expected: sum(wholes, "expected"), loading: { loaded: sum(wholes, "loaded"), onCancel: cancel } }
  }
  if (loads.some(({ isFetching }) => isFetching)) return { expected, loading: { loaded: sum(loads, "loaded") } }
  return { expected, onLoadAll: hasSampled && !wantsAll ? all : undefined }
}

function failedRuns({ data, isError }: UseQueryResult<SeriesLoad>, part: Part | undefined): number {
  if (isError && (data === undefined || data.series.size === 0)) return part?.planned.length ?? 0
  return data?.failures.reduce((sum, { runIds }) => sum + runIds.length, 0) ?? 0
}
