import { curveOf, type Curve, type XMode } from "~/domain/metrics/curve"
import { decimate, type Axis, type Polyline } from "~/domain/metrics/decimate"
import { extentOf, inlierExtent, isPlaceable, joinExtents, padExtent, type Extent } from "~/domain/metrics/extent"
import { lowerBound } from "~/domain/metrics/buildSeries"
import type { Series } from "~/domain/metrics/series"
import { smooth } from "~/domain/metrics/smooth"

export type Points = Pick<Series, "steps" | "timestampsMs" | "values">

export type DrawRequest = {
  readonly lines: readonly { readonly id: number; readonly originMs: number | undefined }[]
  readonly x: XMode
  readonly logX: boolean
  readonly logY: boolean
  readonly smoothing: number
  readonly inliers: boolean
  readonly xRange: Extent | undefined
  readonly yRange: Extent | undefined
  /** Pixel columns to reduce to. */
  readonly columns: number
}

/** What the canvas needs to draw, in fractions of the axes. */
export type Frame = {
  readonly x: Axis
  readonly y: Axis
  /** In the order of the request. */
  readonly lines: readonly DrawnLine[]
  /** Points that a logarithmic axis has no place for. */
  readonly unplaced: number
}

export type DrawnLine = {
  /** The smoothed line, or the plain one when nothing is smoothed. */
  readonly main: Polyline
  /** The values as they are, behind a smoothed line. */
  readonly raw: Polyline | undefined
}

export type Engine = {
  readonly put: (id: number, points: Points) => void
  readonly drop: (id: number) => void
  /** undefined when there is nothing to place. */
  readonly draw: (request: DrawRequest) => Frame | undefined
}

type Entry = {
  readonly points: Points
  curve?: { readonly of: string; readonly curve: Curve } | undefined
  smoothed?: { readonly of: string; readonly values: Float64Array } | undefined
}

/** Smooths the full data and reduces it to what the pixels can show. Runs in a worker; in tests, in place. */
export function createEngine(): Engine {
  const entries = new Map<number, Entry>()
  return {
    put: (id, points) => void entries.set(id, { points }),
    drop: (id) => void entries.delete(id),
    draw: (request) => {
      const lines = request.lines.map(({ id, originMs }) => prepare(entries.get(id), request, originMs))
      return drawLines(lines, request)
    },
  }
}

type Line = Curve & { readonly smoothed: Float64Array | undefined }

const EMPTY: Line = { xs: new Float64Array(), ys: new Float64Array(), order: undefined, smoothed: undefined }

function prepare(entry: Entry | undefined, { x, smoothing }: DrawRequest, originMs: number | undefined): Line {
  if (entry === undefined) return EMPTY
  const of = `${x} ${originMs}`
  if (entry.curve?.of !== of) entry.curve = { of, curve: curveOf(entry.points, x, originMs) }
  const { curve } = entry.curve
  if (smoothing === 0) return { ...curve, smoothed: undefined }
  const smoothedOf = `${of} ${smoothing}`
  if (entry.smoothed?.of !== smoothedOf) entry.smoothed = { of: smoothedOf, values: smooth(curve.ys, smoothing) }
  return { ...curve, smoothed: entry.smoothed.values }
}

function drawLines(lines: readonly Line[], request: DrawRequest): Frame | undefined {
  const x = horizontal(lines, request)
  if (x === undefined) return undefined
  const inView = lines.map((line) => line.ys.subarray(...inside(line.xs, x)))
  const y = vertical(inView, request)
  const view = { x, y, columns: request.columns }
  return {
    x,
    y,
    unplaced: request.logX || request.logY ? countUnplaced(lines, request) : 0,
    lines: lines.map(({ xs, ys, smoothed }) =>
      smoothed === undefined
        ? { main: decimate(xs, ys, view), raw: undefined }
        : { main: decimate(xs, smoothed, view), raw: decimate(xs, ys, view) },
    ),
  }
}

const inside = (xs: Float64Array, { low, high }: Extent): [number, number] => {
  const from = lowerBound(xs, low)
  let to = lowerBound(xs, high)
  while (to < xs.length && xs[to] === high) to++
  return [from, to]
}

function horizontal(lines: readonly Line[], { xRange, logX }: DrawRequest): Axis | undefined {
  const whole = joinExtents(lines.map(({ xs }) => extentOf(xs, logX)))
  if (whole === undefined) return undefined
  const asked = xRange !== undefined && (!logX || xRange.low > 0) ? xRange : whole
  return { ...(asked.low < asked.high ? asked : padExtent(asked, logX)), isLog: logX }
}

function vertical(inView: readonly Float64Array[], { yRange, logY, inliers }: DrawRequest): Axis {
  if (yRange !== undefined && (!logY || yRange.low > 0)) return { ...yRange, isLog: logY }
  const found = inliers ? inlierExtent(sample(inView), logY) : joinExtents(inView.map((ys) => extentOf(ys, logY)))
  return { ...padExtent(found ?? (logY ? { low: 1, high: 10 } : { low: 0, high: 1 }), logY), isLog: logY }
}

/** Sorting a million values takes longer than drawing them; evenly spaced ones tell the 5 % edges as well. */
const SAMPLE = 100_000
function sample(parts: readonly Float64Array[]): Float64Array {
  const total = parts.reduce((sum, part) => sum + part.length, 0)
  const every = Math.max(1, Math.ceil(total / SAMPLE))
  const values: number[] = []
  for (const part of parts) for (let i = 0; i < part.length; i += every) values.push(part[i] ?? NaN)
  return Float64Array.from(values)
}

function countUnplaced(lines: readonly Line[], { logX, logY }: DrawRequest): number {
  let count = 0
  for (const { xs, ys } of lines) {
    for (let i = 0; i < ys.length; i++) {
      const x = xs[i] ?? NaN
      const y = ys[i] ?? NaN
      if (Number.isFinite(y) && !(isPlaceable(x, logX) && isPlaceable(y, logY))) count++
    }
  }
  return count
}
