import type { ChartSeries } from "~/charts/chartKind"
import { fractionOf, type Axis } from "~/domain/metrics/decimate"
import type { Extent } from "~/domain/metrics/extent"
import type { Series } from "~/domain/metrics/series"
import type { DrawRequest, Frame } from "./engine"
import type { Drawn, EngineClient } from "./engineClient"
import type { LineOptions } from "./lineOptions"
import { paintFrame, type Brush, type Stroke } from "./paint"

/** Where the lines go, in CSS pixels of the chart. */
export type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

export type PlotInput = {
  readonly series: readonly ChartSeries[]
  readonly options: LineOptions
  readonly strokes: readonly Stroke[]
}

/** What the axes show right now. `isEmpty` once it is known that there is nothing to place. */
export type PlotView = {
  readonly axes: { readonly x: Axis; readonly y: Axis } | undefined
  readonly isEmpty: boolean
  readonly unplaced: number
}

export type Shown = { readonly frame: Frame; readonly input: PlotInput; readonly bitmap: ImageBitmap | undefined }

const NOTHING: PlotView = { axes: undefined, isEmpty: false, unplaced: 0 }
/** Vertices that a frame may draw: at rest, and while something moves. */
const VERTICES = { still: 160_000, moving: 24_000 }
const LEAST_COLUMNS = 80
/** How long after the last movement the picture is drawn finely again. */
const SETTLE_MS = 150
const AXES_MS = 30
/** While something moves, a new picture is asked for no sooner than this; the last one is moved meanwhile. */
const ASK_MS = 80

/**
 * The moving part of a chart, outside React: asks the engine for what is in view, paints it, and follows a pan or a
 * zoom by moving the last picture until the next one comes. React draws the axes from `view`.
 */
export class Plot {
  readonly #engine: EngineClient
  readonly #listeners = new Set<() => void>()
  #canvas: HTMLCanvasElement | undefined
  #input: PlotInput | undefined
  #held: { readonly series: readonly Series[]; readonly ids: readonly number[] } = { series: [], ids: [] }
  #area: Area = { x: 0, y: 0, width: 0, height: 0 }
  #shown: Shown | undefined
  /** A range that is being dragged: in view at once, not yet in the options. */
  #moved: { readonly x?: Extent; readonly y?: Extent } | undefined
  #isMoving = false
  #highlighted: string | undefined
  #view = NOTHING
  #isDrawing = false
  #isStale = false
  /** Something moved since the last question. */
  #mustAsk = false
  #hasAnswer = false
  #publishedAt = 0
  #askedAt = 0
  /** The canvas shows `#shown` in the area as it is. */
  #isPainted = false
  /** False until Recharts has said where the plot is; the first frame only tells the axes what to show. */
  #isPlaced = false
  #paintHandle = 0
  #settleHandle: ReturnType<typeof setTimeout> | undefined

  constructor(engine: EngineClient) {
    this.#engine = engine
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  readonly view = (): PlotView => this.#view
  /** What the canvas shows, for hover. */
  readonly shown = (): Shown | undefined => this.#shown
  readonly area = (): Area => this.#area

  readonly attach = (canvas: HTMLCanvasElement): (() => void) => {
    this.#canvas = canvas
    this.#hold(this.#input?.series ?? [])
    this.#request()
    return () => {
      this.#canvas = undefined
      this.#hold([])
      this.#shown?.bitmap?.close()
      this.#shown = undefined
      cancelAnimationFrame(this.#paintHandle)
      this.#paintHandle = 0
      clearTimeout(this.#settleHandle)
    }
  }

  readonly setInput = (input: PlotInput): void => {
    const old = this.#input
    this.#input = input
    if (old?.options.xRange !== input.options.xRange || old?.options.yRange !== input.options.yRange) {
      this.#moved = undefined
    }
    if (this.#canvas !== undefined) this.#hold(input.series)
    this.#request()
  }

  readonly setArea = (area: Area): void => {
    const old = this.#area
    const isSameSize = this.#isPlaced && area.width === old.width && area.height === old.height
    if (isSameSize && area.x === old.x && area.y === old.y) return
    this.#area = area
    this.#isPlaced = true
    // Recharts says it twice, the second time with room for the axes: only the last one is drawn.
    this.#mustAsk ||= !isSameSize
    this.#isPainted = false
    this.#schedulePaint()
  }

  readonly setHighlight = (id: string | undefined): void => {
    if (this.#highlighted === id) return
    this.#highlighted = id
    this.#request()
  }

  /** Shows a range that is being dragged. Fine drawing waits until nothing has moved for a moment. */
  readonly move = (range: { readonly x?: Extent; readonly y?: Extent }): void => {
    this.#moved = { ...this.#moved, ...range }
    this.#isMoving = true
    this.#mustAsk = true
    clearTimeout(this.#settleHandle)
    this.#settleHandle = setTimeout(() => {
      this.#isMoving = false
      this.#schedulePaint()
      this.#request()
    }, SETTLE_MS)
    this.#schedulePaint()
  }

  /** Forgets a drag that was given up. */
  readonly unmove = (): void => {
    if (this.#moved === undefined) return
    this.#moved = undefined
    this.#request()
  }

  #hold(series: readonly ChartSeries[]): void {
    const next = series.map((line) => line.series)
    const ids = this.#engine.hold(next)
    this.#engine.release(this.#held.series)
    this.#held = { series: next, ids }
  }

  #publish(view: PlotView): void {
    this.#view = view
    this.#listeners.forEach((listener) => listener())
  }

  /** One question at a time: what changes meanwhile is asked when the answer has come. */
  #request(): void {
    const input = this.#input
    if (input === undefined || this.#canvas === undefined) return
    if (this.#isDrawing) {
      this.#isStale = true
      return
    }
    this.#isDrawing = true
    this.#isStale = this.#mustAsk = false
    const brush = this.#isPlaced ? this.#brushOf(input) : undefined
    void this.#engine.draw(this.#requestOf(input), brush).then((drawn) => {
      this.#isDrawing = false
      if (this.#canvas !== undefined) this.#accept(drawn, input)
      if (this.#isStale) this.#request()
    })
  }

  #brushOf({ series, strokes }: PlotInput): Brush {
    const { width, height } = this.#area
    const place = series.findIndex(({ id }) => id === this.#highlighted)
    return { width, height, ratio: window.devicePixelRatio || 1, strokes, highlighted: place < 0 ? undefined : place }
  }

  #requestOf({ series, options }: PlotInput): DrawRequest {
    const layers = options.smoothing > 0 ? 2 : 1
    return {
      lines: series.map(({ startedAtMs }, i) => ({ id: this.#held.ids[i] ?? 0, originMs: startedAtMs })),
      x: options.x,
      logX: options.logX,
      logY: options.logY,
      smoothing: options.smoothing,
      inliers: options.inliers,
      xRange: this.#moved?.x ?? options.xRange,
      yRange: this.#moved?.y ?? options.yRange,
      columns: this.#isPlaced
        ? columnsOf({ lines: series.length * layers, width: this.#area.width, isMoving: this.#isMoving })
        : LEAST_COLUMNS,
    }
  }

  #accept({ frame, bitmap }: Drawn, input: PlotInput): void {
    this.#shown?.bitmap?.close()
    this.#shown = frame === undefined ? undefined : { frame, input, bitmap }
    this.#hasAnswer = true
    this.#isPainted = false
    this.#schedulePaint()
  }

  #schedulePaint(): void {
    if (this.#paintHandle === 0) this.#paintHandle = requestAnimationFrame(() => this.#update())
  }

  /** Once a frame at most: the axes, the picture and the next question. */
  #update(): void {
    this.#paintHandle = 0
    const now = performance.now()
    // Axes cost more than moving the picture; while something moves they follow at half the pace.
    const isSkipped = this.#isMoving && now - this.#publishedAt < AXES_MS
    if (this.#hasAnswer && !isSkipped) {
      this.#publishedAt = now
      this.#publish(this.#viewNow())
    }
    if (this.#isPainted) this.#follow()
    else this.#paint()
    if (!this.#mustAsk || (this.#isMoving && now - this.#askedAt < ASK_MS)) return
    this.#askedAt = now
    this.#request()
  }

  #viewNow(): PlotView {
    const frame = this.#shown?.frame
    return {
      axes: frame && { x: axisOf(frame.x, this.#moved?.x), y: axisOf(frame.y, this.#moved?.y) },
      isEmpty: frame === undefined,
      unplaced: frame?.unplaced ?? 0,
    }
  }

  #paint(): void {
    const canvas = this.#canvas
    if (canvas === undefined || !this.#isPlaced) return
    const context = canvas.getContext("2d")
    if (context === null) return
    this.#isPainted = true
    fit(canvas, this.#area, window.devicePixelRatio || 1)
    if (this.#shown === undefined) {
      context.clearRect(0, 0, canvas.width, canvas.height)
      return
    }
    const { frame, input, bitmap } = this.#shown
    if (bitmap === undefined) paintFrame(context, frame, this.#brushOf(input))
    else {
      context.setTransform(1, 0, 0, 1, 0, 0)
      context.clearRect(0, 0, canvas.width, canvas.height)
      context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
    }
    this.#follow()
  }

  /** Moves the last picture to where the axes are now; the browser composes that without painting. */
  #follow(): void {
    const canvas = this.#canvas
    const { axes } = this.#viewNow()
    if (canvas === undefined || this.#shown === undefined || axes === undefined) return
    const { frame } = this.#shown
    const x = shift(frame.x, axes.x)
    const y = shift(frame.y, axes.y)
    const isSame = x.from === 0 && x.to === 1 && y.from === 0 && y.to === 1
    const { width, height } = this.#area
    const place = [x.to - x.from, 0, 0, y.to - y.from, x.from * width, (1 - y.to) * height]
    canvas.style.transform = isSame ? "" : `matrix(${place.join(",")})`
  }
}

const axisOf = (axis: Axis, range: Extent | undefined): Axis =>
  range === undefined ? axis : { ...range, isLog: axis.isLog }

/** Where the ends of one axis lie on another. */
function shift(from: Axis, onto: Axis): { from: number; to: number } {
  if (from.low === onto.low && from.high === onto.high) return { from: 0, to: 1 }
  const place = fractionOf(onto)
  return { from: place(from.low), to: place(from.high) }
}

type Load = { lines: number; width: number; isMoving: boolean }

export function columnsOf({ lines, width, isMoving }: Load): number {
  const affordable = Math.floor((isMoving ? VERTICES.moving : VERTICES.still) / (2 * Math.max(1, lines)))
  return Math.max(LEAST_COLUMNS, Math.min(affordable, Math.ceil(width * Math.min(2, window.devicePixelRatio || 1))))
}

function fit(canvas: HTMLCanvasElement, { x, y, width, height }: Area, ratio: number): void {
  const pixelWidth = Math.max(1, Math.round(width * ratio))
  const pixelHeight = Math.max(1, Math.round(height * ratio))
  if (canvas.width !== pixelWidth) canvas.width = pixelWidth
  if (canvas.height !== pixelHeight) canvas.height = pixelHeight
  canvas.style.width = `${width}px`
  canvas.style.height = `${height}px`
  const frame = canvas.parentElement
  if (frame === null) return
  frame.style.left = `${x}px`
  frame.style.top = `${y}px`
  frame.style.width = `${width}px`
  frame.style.height = `${height}px`
  // Out of sight until it has a place: an empty canvas that moves into one is a jump all the same.
  frame.style.visibility = "visible"
}
