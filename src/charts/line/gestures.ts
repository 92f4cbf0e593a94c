import { valueAt, type Axis } from "~/domain/metrics/decimate"
import type { Extent } from "~/domain/metrics/extent"
import type { Hover } from "./hover"
import type { LineOptions } from "./lineOptions"
import type { Plot } from "./plot"

export type Ranges = Partial<Pick<LineOptions, "xRange" | "yRange">>

export type GestureParts = {
  readonly element: HTMLElement
  readonly plot: Plot
  readonly hover: Hover
  /** Only sideways: the charts of a wall share x and each fit their own y. */
  readonly isXOnly: boolean
  readonly onRanges: (ranges: Ranges) => void
}

type Cursor = { readonly x: number; readonly y: number }
type Drag = {
  readonly kind: "select" | "pan"
  readonly from: Cursor
  readonly pointer: number
  readonly axes: { x: Axis; y: Axis }
}

/** Movements shorter than this are clicks. */
const LEAST_PIXELS = 6
const WHEEL_SPEED = 0.002
const COMMIT_MS = 200

/** Hover, drag to zoom, shift-drag to pan, modifier and wheel to zoom, double-click to reset. */
export function listenToGestures({ element, plot, hover, isXOnly, onRanges }: GestureParts): () => void {
  let drag: Drag | undefined
  let pending: Ranges | undefined
  let commitHandle: ReturnType<typeof setTimeout> | undefined
  const stop = new AbortController()

  const cursorOf = (event: MouseEvent): Cursor => {
    const rect = element.getBoundingClientRect()
    return { x: (event.clientX - rect.left) / rect.width, y: 1 - (event.clientY - rect.top) / rect.height }
  }
  const showMove = (ranges: { x?: Extent; y?: Extent }) => {
    plot.move(ranges)
    pending = { ...(ranges.x && { xRange: ranges.x }), ...(ranges.y && { yRange: ranges.y }) }
  }
  const commit = () => {
    clearTimeout(commitHandle)
    if (pending !== undefined) onRanges(pending)
    pending = undefined
  }
  const on = <K extends keyof HTMLElementEventMap>(name: K, listener: (event: HTMLElementEventMap[K]) => void) =>
    element.addEventListener(name, listener, { signal: stop.signal, passive: false })

  on("pointerdown", (event) => {
    const { axes } = plot.view()
    if (event.button !== 0 || axes === undefined) return
    drag = { kind: event.shiftKey ? "pan" : "select", from: cursorOf(event), pointer: event.pointerId, axes }
    element.setPointerCapture?.(event.pointerId)
  })
  on("pointermove", (event) => {
    const cursor = cursorOf(event)
    if (drag === undefined) hover.point(cursor)
    else if (drag.kind === "pan") {
      hover.clear()
      showMove(panned(drag, cursor, isXOnly))
    } else hover.select(bandOf({ drag, cursor, isXOnly, area: plot.area() }))
  })
  on("pointerup", (event) => {
    if (drag === undefined) return
    const done = drag
    drag = undefined
    hover.select(undefined)
    if (done.kind === "pan") commit()
    else {
      const band = bandOf({ drag: done, cursor: cursorOf(event), isXOnly, area: plot.area() })
      if (band !== undefined) onRanges(rangesOf(band, done.axes))
    }
  })
  on("pointercancel", () => {
    drag = undefined
    pending = undefined
    hover.clear()
    plot.unmove()
  })
  on("pointerleave", () => {
    if (drag === undefined) hover.point(undefined)
  })
  on("dblclick", () => onRanges({ xRange: undefined, ...(isXOnly ? {} : { yRange: undefined }) }))
  on("wheel", (event) => {
    const { axes } = plot.view()
    if (!(event.ctrlKey || event.metaKey) || axes === undefined) return
    event.preventDefault()
    showMove(zoomed(axes, { cursor: cursorOf(event), factor: Math.exp(event.deltaY * WHEEL_SPEED), isXOnly }))
    clearTimeout(commitHandle)
    commitHandle = setTimeout(commit, COMMIT_MS)
  })
  return () => {
    stop.abort()
    clearTimeout(commitHandle)
  }
}

type Band = { x: [number, number]; y: [number, number] }
type Selection = { drag: Drag; cursor: Cursor; isXOnly: boolean; area: { width: number; height: number } }

/** A drag along one axis zooms that axis only. */
function bandOf({ drag, cursor, isXOnly, area }: Selection): Band | undefined {
  const x = between(drag.from.x, cursor.x)
  const y = between(drag.from.y, cursor.y)
  const isWide = (x[1] - x[0]) * area.width >= LEAST_PIXELS
  const isHigh = !isXOnly && (y[1] - y[0]) * area.height >= LEAST_PIXELS
  if (!isWide && !isHigh) return undefined
  return { x: isWide ? x : [0, 1], y: isHigh ? y : [0, 1] }
}

function rangesOf({ x, y }: Band, axes: Drag["axes"]): Ranges {
  const part = (axis: Axis, [from, to]: [number, number]) => ({ low: valueAt(axis, from), high: valueAt(axis, to) })
  return {
    ...(x[0] > 0 || x[1] < 1 ? { xRange: part(axes.x, x) } : {}),
    ...(y[0] > 0 || y[1] < 1 ? { yRange: part(axes.y, y) } : {}),
  }
}

const between = (a: number, b: number): [number, number] => {
  const inside = [a, b].map((f) => Math.max(0, Math.min(1, f))).sort((p, q) => p - q)
  return [inside[0] ?? 0, inside[1] ?? 1]
}

const part = (axis: Axis, from: number, to: number): Extent => ({ low: valueAt(axis, from), high: valueAt(axis, to) })

function panned({ axes, from }: Drag, cursor: Cursor, isXOnly: boolean): { x: Extent; y?: Extent } {
  const dx = from.x - cursor.x
  const dy = from.y - cursor.y
  return { x: part(axes.x, dx, 1 + dx), ...(isXOnly ? {} : { y: part(axes.y, dy, 1 + dy) }) }
}

export type Zoom = { readonly cursor: Cursor; readonly factor: number; readonly isXOnly: boolean }

/** What is under the cursor stays where it is. */
export function zoomed({ x, y }: Drag["axes"], { cursor, factor, isXOnly }: Zoom): { x: Extent; y?: Extent } {
  const around = (axis: Axis, at: number) => part(axis, at - at * factor, at + (1 - at) * factor)
  return { x: around(x, cursor.x), ...(isXOnly ? {} : { y: around(y, cursor.y) }) }
}
