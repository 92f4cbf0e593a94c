import { X_MODES } from "~/domain/metrics/curve"
import type { Extent } from "~/domain/metrics/extent"
import { list, oneOf, type Param, type SearchOf } from "~/domain/url/search"

const flag: Param<boolean> = {
  fallback: false,
  read: (text) => (text === "1" || text === "0" ? text === "1" : undefined),
  write: (value) => (value ? "1" : "0"),
}

const fraction = (fallback: number, most: number): Param<number> => ({
  fallback,
  read: (text) => (/^[01]?\.?\d{1,4}$/.test(text) && Number(text) <= most ? Number(text) : undefined),
  write: (value) => String(Math.round(Math.min(Math.max(value, 0), most) * 1000) / 1000),
})

const range: Param<Extent | undefined> = {
  fallback: undefined,
  read: (text) => {
    const [low = NaN, high = NaN, ...more] = text.split("~").map((part) => (part.trim() === "" ? NaN : Number(part)))
    return Number.isFinite(low) && Number.isFinite(high) && low < high && more.length === 0 ? { low, high } : undefined
  },
  write: (extent) => (extent === undefined ? "" : `${short(extent.low)}~${short(extent.high)}`),
}

/** Nine digits place an edge to a fraction of a pixel and keep links readable. */
const short = (value: number): string =>
  String(Math.abs(value) > 1e9 ? Math.round(value) : Number(value.toPrecision(9)))

/** 0.6 is what TensorBoard starts with; the raw line always stays visible behind. */
export const DEFAULT_SMOOTHING = 0.6
export const MOST_SMOOTHING = 0.999

export const lineOptions = {
  x: oneOf(X_MODES, "step"),
  logX: flag,
  logY: flag,
  smoothing: fraction(DEFAULT_SMOOTHING, MOST_SMOOTHING),
  /** Leaves the 5 % smallest and largest values out of the vertical axis. */
  inliers: flag,
  xRange: range,
  yRange: range,
  /** Ids of the only lines to draw; empty = all. */
  only: list(),
}

export type LineOptions = SearchOf<typeof lineOptions>
