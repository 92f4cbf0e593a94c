import type { HistoryBatch, Series } from "./series"

/** Splits an answer into one series per run that has points in it. */
export function buildSeries(
  batch: HistoryBatch,
  key: string,
  isComplete: (runId: string) => boolean,
): ReadonlyMap<string, Series> {
  const counts = new Uint32Array(batch.runIds.length)
  for (const run of batch.runIndex) counts[run] = (counts[run] ?? 0) + 1
  const parts = batch.runIds.map((_, run) => columns(counts[run] ?? 0))
  const filled = new Uint32Array(batch.runIds.length)
  for (let i = 0; i < batch.runIndex.length; i++) {
    const run = batch.runIndex[i] ?? 0
    const part = parts[run]
    const at = filled[run] ?? 0
    filled[run] = at + 1
    if (part === undefined) continue
    part.steps[at] = batch.steps[i] ?? NaN
    part.timestampsMs[at] = batch.timestampsMs[i] ?? NaN
    part.values[at] = batch.values[i] ?? NaN
  }
  const series = new Map<string, Series>()
  batch.runIds.forEach((runId, run) => {
    const part = parts[run]
    if (part === undefined || part.values.length === 0) return
    series.set(runId, { runId, key, ...sortPoints(part), isComplete: isComplete(runId) })
  })
  return series
}

type Points = Pick<Series, "steps" | "timestampsMs" | "values">

const columns = (size: number): Points => ({
  steps: new Float64Array(size),
  timestampsMs: new Float64Array(size),
  values: new Float64Array(size),
})

/** By (step, timestamp); equal ones keep the order they came in, and exact duplicates stay. */
function sortPoints(points: Points): Points {
  const { steps, timestampsMs } = points
  const compare = (a: number, b: number) =>
    (steps[a] ?? 0) - (steps[b] ?? 0) || (timestampsMs[a] ?? 0) - (timestampsMs[b] ?? 0) || a - b
  let isSorted = true
  for (let i = 1; i < steps.length && isSorted; i++) isSorted = compare(i - 1, i) <= 0
  return isSorted ? points : pick(points, Uint32Array.from(steps.keys()).sort(compare))
}

const pick = ({ steps, timestampsMs, values }: Points, order: Uint32Array): Points => ({
  steps: Float64Array.from(order, (i) => steps[i] ?? NaN),
  timestampsMs: Float64Array.from(order, (i) => timestampsMs[i] ?? NaN),
  values: Float64Array.from(order, (i) => values[i] ?? NaN),
})

/** Pages of one run, in the order they came, as one batch. */
export function joinBatches(batches: readonly HistoryBatch[]): HistoryBatch {
  const [only] = batches
  if (only !== undefined && batches.length === 1) return only
  const ids: string[] = []
  const places = new Map<string, number>()
  const total = batches.reduce((sum, { values }) => sum + values.length, 0)
  const joined = { runIndex: new Uint32Array(total), ...columns(total) }
  let at = 0
  for (const batch of batches) {
    const place = batch.runIds.map((id) => {
      const known = places.get(id) ?? ids.push(id) - 1
      places.set(id, known)
      return known
    })
    joined.steps.set(batch.steps, at)
    joined.timestampsMs.set(batch.timestampsMs, at)
    joined.values.set(batch.values, at)
    joined.runIndex.set(
      batch.runIndex.map((run) => place[run] ?? 0),
      at,
    )
    at += batch.values.length
  }
  return { runIds: ids, ...joined }
}

/** `series` with its points from `from` to `to` (steps, inclusive) taken from `part`, which knows that window better. */
export function replaceSteps(series: Series, part: Series, range: { from: number; to: number }): Series {
  const before = lowerBound(series.steps, range.from)
  const after = lowerBound(series.steps, range.to + 1)
  const inner = part.steps.subarray(lowerBound(part.steps, range.from), lowerBound(part.steps, range.to + 1))
  const offset = lowerBound(part.steps, range.from)
  const splice = (column: keyof Points) => {
    const old = series[column]
    const out = new Float64Array(before + inner.length + (old.length - after))
    out.set(old.subarray(0, before))
    out.set(part[column].subarray(offset, offset + inner.length), before)
    out.set(old.subarray(after), before + inner.length)
    return out
  }
  return { ...series, steps: splice("steps"), timestampsMs: splice("timestampsMs"), values: splice("values") }
}

/** How many points lie from step `from` to step `to`, both inclusive. */
export const countSteps = ({ steps }: Series, { from, to }: { from: number; to: number }): number =>
  lowerBound(steps, to + 1) - lowerBound(steps, from)

/** The first index whose number is not below `wanted`; `sorted` ascends. */
export function lowerBound(sorted: Float64Array, wanted: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? Infinity) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** The index whose number is closest to `wanted`, -1 when there is none; of two equally close ones the first. */
export function nearestIndex(sorted: Float64Array, wanted: number): number {
  if (sorted.length === 0 || Number.isNaN(wanted)) return -1
  const right = lowerBound(sorted, wanted)
  if (right === sorted.length) return lowerBound(sorted, sorted[right - 1] ?? 0)
  const left = sorted[right - 1]
  if (left === undefined) return right
  return wanted - left <= (sorted[right] ?? Infinity) - wanted ? lowerBound(sorted, left) : right
}
