import type { Series } from "./series"

export const X_MODES = ["step", "relative", "wall"] as const
/** What the horizontal axis counts: steps, seconds since the run began, or milliseconds since the epoch. */
export type XMode = (typeof X_MODES)[number]

/** A series as it is drawn: x ascends, and `order[i]` is the point of the series at i (undefined = i itself). */
export type Curve = {
  readonly xs: Float64Array
  readonly ys: Float64Array
  readonly order: Uint32Array | undefined
}

/** `originMs` is when the run began; a run whose start is unknown or later counts from its first point. */
export function curveOf(
  series: Pick<Series, "steps" | "timestampsMs" | "values">,
  mode: XMode,
  originMs?: number,
): Curve {
  if (mode === "step") return { xs: series.steps, ys: series.values, order: undefined }
  const order = timeOrder(series.timestampsMs)
  const times = order === undefined ? series.timestampsMs : take(series.timestampsMs, order)
  const ys = order === undefined ? series.values : take(series.values, order)
  if (mode === "wall") return { xs: times, ys, order }
  const first = times[0] ?? 0
  const origin = originMs === undefined || originMs > first ? first : originMs
  return { xs: times.map((time) => (time - origin) / 1000), ys, order }
}

/** undefined when the times already ascend, as they do unless a run was restarted from an earlier step. */
function timeOrder(times: Float64Array): Uint32Array | undefined {
  let isSorted = true
  for (let i = 1; i < times.length && isSorted; i++) isSorted = (times[i - 1] ?? 0) <= (times[i] ?? 0)
  if (isSorted) return undefined
  return Uint32Array.from(times.keys()).sort((a, b) => (times[a] ?? 0) - (times[b] ?? 0) || a - b)
}

const take = (values: Float64Array, order: Uint32Array): Float64Array =>
  Float64Array.from(order, (i) => values[i] ?? NaN)
