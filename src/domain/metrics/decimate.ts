import { lowerBound } from "./buildSeries"
import { isPlaceable, type Extent } from "./extent"

/** A stretch of one axis: what is in view, and whether it is logarithmic. */
export type Axis = Extent & { readonly isLog: boolean }

/** Where a number lies on an axis: 0 = low end, 1 = high end, beyond them = outside. Halved first: the span may exceed the largest double. */
export function fractionOf(axis: Axis): (value: number) => number {
  const place = axis.isLog ? Math.log10 : half
  const low = place(axis.low)
  const span = place(axis.high) - low
  return span > 0 ? (value) => (place(value) - low) / span : () => 0.5
}

/** The number at a fraction of an axis. */
export function valueAt(axis: Axis, fraction: number): number {
  if (axis.isLog) return 10 ** (Math.log10(axis.low) * (1 - fraction) + Math.log10(axis.high) * fraction)
  return axis.low * (1 - fraction) + axis.high * fraction
}

const half = (value: number): number => value / 2

/** What a value that has no place on the axis is marked as. */
export const MARKS = { nan: 0, above: 1, below: 2 } as const

export type Polyline = {
  /** x0, y0, x1, y1, ... as fractions of the axes; a NaN pair lifts the pen. */
  readonly path: Float32Array
  /** x, y of points with no neighbour to draw a line to. */
  readonly dots: Float32Array
  /** x, kind (see MARKS) of values that have no place; at most one of a kind for each column. */
  readonly marks: Float32Array
}

export type View = { readonly x: Axis; readonly y: Axis; readonly columns: number }

/** Far outside is drawn at the same place as farther outside, so that no coordinate overflows. */
const FAR = 1e4
const clamp = (fraction: number): number => Math.max(-FAR, Math.min(FAR, fraction))

/**
 * The smallest and the largest value of each pixel column, in the order they occur, so that every spike survives;
 * all points when there are no more than that. One point on either side of the view keeps the line running out of it.
 */
export function decimate(xs: Float64Array, ys: Float64Array, view: View): Polyline {
  const xOf = fractionOf(view.x)
  const yOf = fractionOf(view.y)
  const from = Math.max(0, lowerBound(xs, view.x.low) - 1)
  const to = Math.min(xs.length, afterBound(xs, view.x.high) + 1)
  const isReduced = to - from > view.columns * 2
  const pen = createPen(isReduced ? (view.columns + 2) * 2 : to - from)
  const marks = createMarks(view.columns)
  const column = createColumn(ys, pen, (i) => pen.point(clamp(xOf(xs[i] ?? NaN)), clamp(yOf(ys[i] ?? NaN))))
  for (let i = from; i < to; i++) {
    const x = xs[i] ?? NaN
    const y = ys[i] ?? NaN
    if (!isPlaceable(x, view.x.isLog)) continue
    const fraction = xOf(x)
    if (isPlaceable(y, view.y.isLog)) {
      column.add(i, isReduced ? Math.max(-1, Math.min(view.columns, Math.floor(fraction * view.columns))) : i)
    } else {
      marks.add(fraction, markOf(y))
      column.interrupt()
    }
  }
  column.flush()
  return { ...pen.end(), marks: marks.end() }
}

/** Collects the extremes of one pixel column after the other and hands them to the pen. */
function createColumn(ys: Float64Array, pen: { lift: () => void }, draw: (index: number) => void) {
  let current = NaN
  let least = -1
  let most = -1
  let isInterrupted = false
  let startsAnew = false
  const flush = () => {
    if (least < 0) return
    if (startsAnew) pen.lift()
    draw(Math.min(least, most))
    if (least !== most) draw(Math.max(least, most))
    least = most = -1
  }
  return {
    flush,
    interrupt: () => {
      isInterrupted = true
    },
    add: (i: number, column: number) => {
      if (column !== current) {
        flush()
        current = column
        startsAnew = isInterrupted
        least = most = i
      } else {
        const y = ys[i] ?? NaN
        if (y < (ys[least] ?? NaN)) least = i
        if (y > (ys[most] ?? NaN)) most = i
      }
      isInterrupted = false
    },
  }
}

const markOf = (value: number): number => {
  if (Number.isNaN(value)) return MARKS.nan
  return value > 0 ? MARKS.above : MARKS.below
}

/** The first index whose number is above `wanted`. */
function afterBound(sorted: Float64Array, wanted: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? Infinity) <= wanted) low = middle + 1
    else high = middle
  }
  return low
}

function createPen(points: number) {
  // A lift takes a pair of its own, so there may be as many lifts as points.
  const path = new Float32Array(points * 4)
  const dots: number[] = []
  let size = 0
  let stroke = 0
  const lift = () => {
    if (stroke === 1) {
      dots.push(path[size - 2] ?? NaN, path[size - 1] ?? NaN)
      size = Math.max(0, size - 4)
    }
    stroke = 0
  }
  return {
    lift,
    point: (x: number, y: number) => {
      if (stroke === 0 && size > 0) {
        path[size++] = NaN
        path[size++] = NaN
      }
      path[size++] = x
      path[size++] = y
      stroke++
    },
    end: () => {
      lift()
      return { path: path.slice(0, size), dots: Float32Array.from(dots) }
    },
  }
}

function createMarks(columns: number) {
  const marks: number[] = []
  const lastColumn = [NaN, NaN, NaN]
  return {
    add: (fraction: number, kind: number) => {
      const column = Math.floor(fraction * columns)
      if (fraction < 0 || fraction > 1 || lastColumn[kind] === column) return
      lastColumn[kind] = column
      marks.push(fraction, kind)
    },
    end: () => Float32Array.from(marks),
  }
}
