import type { MetricHistory, Point } from "./db"

const compare = (a: number | bigint, b: number | bigint): number => (a < b ? -1 : a > b ? 1 : 0)

/** NaN sorts below every number, as the server's SQL does by storing it as 0 beside a flag. */
const sortable = (value: number): number => (Number.isNaN(value) ? 0 : value)

export const byStep = (a: Point, b: Point): number =>
  compare(a.step, b.step) || compare(a.timestamp, b.timestamp) || compare(sortable(a.value), sortable(b.value))

export const byTime = (a: Point, b: Point): number =>
  compare(a.timestamp, b.timestamp) || compare(a.step, b.step) || compare(sortable(a.value), sortable(b.value))

export function pointsOf(history: MetricHistory): Point[] {
  const count = history.curve?.count() ?? 0
  const points: Point[] = []
  for (let index = 0; index < count; index += 1) {
    const point = history.curve?.point(index)
    if (point) points.push(point)
  }
  return [...points, ...history.logged]
}

/** The greatest (step, timestamp, value): what the server shows as the latest value of a key. */
export function latestOf(history: MetricHistory): Point | undefined {
  const count = history.curve?.count() ?? 0
  let latest = count > 0 ? history.curve?.point(count - 1) : undefined
  for (const point of history.logged) if (latest === undefined || byStep(point, latest) > 0) latest = point
  return latest
}

/**
 * What `NTILE(buckets)` over the rows keeps since MLflow 3.15: the first row of each bucket, and the last row of all in
 * place of the last one's, so that both ends stay and a spike inside a bucket is lost.
 */
export function sampleRows<T>(rows: readonly T[], buckets: number): T[] {
  const last = rows.at(-1)
  if (last === undefined || rows.length <= buckets) return [...rows]
  if (buckets === 1) return [last]
  const kept: T[] = []
  const small = Math.floor(rows.length / buckets)
  const larger = rows.length % buckets
  for (let bucket = 0, start = 0; bucket < buckets; bucket += 1) {
    const row = rows[start]
    if (row !== undefined) kept.push(row)
    start += small + (bucket < larger ? 1 : 0)
  }
  if (kept.at(-1) !== last) kept[kept.length - 1] = last
  return kept
}
