import type { ChartSeries } from "~/charts/chartKind"
import { nearestIndex } from "~/domain/metrics/buildSeries"
import { curveOf, type Curve, type XMode } from "~/domain/metrics/curve"
import { fractionOf, valueAt } from "~/domain/metrics/decimate"
import { isPlaceable } from "~/domain/metrics/extent"
import type { Series } from "~/domain/metrics/series"
import type { Shown } from "./plot"

/** A point near the cursor, exact. `x` and `y` are fractions of the axes: where its line is drawn. */
export type Hit = {
  readonly line: ChartSeries
  readonly index: number
  readonly x: number
  readonly y: number
  readonly xValue: number
  readonly value: number
}

const curves = new WeakMap<Series, { readonly of: string; readonly curve: Curve }>()

/** The same curve that the engine draws; by step it costs nothing, by time it is kept. */
export function exactCurve({ series, startedAtMs }: ChartSeries, mode: XMode): Curve {
  const of = `${mode} ${startedAtMs}`
  const known = curves.get(series)
  if (known?.of === of) return known.curve
  const curve = curveOf(series, mode, startedAtMs)
  curves.set(series, { of, curve })
  return curve
}

/** The point of each line closest to the cursor's x, closest to the cursor's y first. Fractions of the plot area. */
export function hitsAt(shown: Shown, cursor: { x: number; y: number }): readonly Hit[] {
  const { frame, input } = shown
  const wanted = valueAt(frame.x, cursor.x)
  const hits: Hit[] = []
  input.series.forEach((line, i) => {
    const curve = exactCurve(line, input.options.x)
    const hit = hitOf(shown, i, nearestIndex(curve.xs, wanted))
    if (hit !== undefined && hit.x >= -1e-9 && hit.x <= 1 + 1e-9) hits.push(hit)
  })
  return hits.sort((a, b) => Math.abs(a.y - cursor.y) - Math.abs(b.y - cursor.y))
}

/** The point at `index` of one line. */
export function hitOf(shown: Shown, lineIndex: number, index: number): Hit | undefined {
  const { frame, input } = shown
  const line = input.series[lineIndex]
  if (line === undefined) return undefined
  const curve = exactCurve(line, input.options.x)
  const xValue = curve.xs[index]
  const value = curve.ys[index]
  if (xValue === undefined || value === undefined) return undefined
  const x = fractionOf(frame.x)(xValue)
  return {
    line,
    index: curve.order?.[index] ?? index,
    x,
    y: drawnHeight(shown, { lineIndex, x, value }),
    xValue,
    value,
  }
}

type Spot = { readonly lineIndex: number; readonly x: number; readonly value: number }

/** On the smoothed line where there is one; at the edge for values that have no place. */
function drawnHeight({ frame, input }: Shown, { lineIndex, x, value }: Spot): number {
  if (!isPlaceable(value, frame.y.isLog)) return value === Infinity ? 1 : 0
  const path = frame.lines[lineIndex]?.main.path
  const smoothed = path === undefined || input.options.smoothing === 0 ? undefined : heightAt(path, x)
  return smoothed ?? fractionOf(frame.y)(value)
}

/** The height of the vertex closest to x; undefined when there is none within reach. */
function heightAt(path: Float32Array, x: number): number | undefined {
  let low = 0
  let high = path.length / 2 - 1
  while (low < high) {
    let middle = (low + high) >> 1
    // A pair of NaN between two strokes has no x: look at the one before.
    if (middle > low && Number.isNaN(path[middle * 2] ?? NaN)) middle -= 1
    if ((path[middle * 2] ?? NaN) < x) low = middle + 1
    else high = middle
  }
  const at = [low - 1, low, low + 1].filter((i) => !Number.isNaN(path[i * 2] ?? NaN))
  const closest = at.reduce<number | undefined>((best, i) => {
    if (best === undefined) return i
    return Math.abs((path[i * 2] ?? NaN) - x) < Math.abs((path[best * 2] ?? NaN) - x) ? i : best
  }, undefined)
  return closest === undefined ? undefined : path[closest * 2 + 1]
}
