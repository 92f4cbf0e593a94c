import { MARKS, type Polyline } from "~/domain/metrics/decimate"
import type { Frame } from "./engine"

/** The page's own canvas or one of the worker. */
export type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

export type Stroke = { readonly color: string; readonly dash: readonly number[] }

export type Brush = {
  readonly width: number
  readonly height: number
  /** Device pixels per CSS pixel. */
  readonly ratio: number
  /** In the order of the frame's lines. */
  readonly strokes: readonly Stroke[]
  /** The line that stands out; the others step back. */
  readonly highlighted: number | undefined
}

const RAW_ALPHA = 0.22
const DIMMED_ALPHA = 0.12
const MARK_SIZE = 5
/** Up to so many lines are drawn a little stronger. */
const FEW = 12
/** Dashes on a path denser than this cost much and show nothing. */
const DASH_LIMIT = 1_200

export function paintFrame(context: Pen, frame: Frame, brush: Brush): void {
  const { width, height, ratio, highlighted } = brush
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.clearRect(0, 0, width, height)
  context.lineJoin = "bevel"
  const order = frame.lines.map((_, i) => i)
  if (highlighted !== undefined) order.push(...order.splice(highlighted, 1))
  for (const i of order) paintRaw(context, frame.lines[i]?.raw, { ...brush, line: i })
  for (const i of order) paintMain(context, frame.lines[i]?.main, { ...brush, line: i })
  context.globalAlpha = 1
}

type LineBrush = Brush & { readonly line: number }

const isDimmed = ({ highlighted, line }: LineBrush): boolean => highlighted !== undefined && highlighted !== line

function paintRaw(context: Pen, raw: Polyline | undefined, brush: LineBrush): void {
  if (raw === undefined) return
  context.globalAlpha = isDimmed(brush) ? RAW_ALPHA * DIMMED_ALPHA : RAW_ALPHA
  context.strokeStyle = context.fillStyle = brush.strokes[brush.line]?.color ?? ""
  context.lineWidth = 1
  strokePath(context, raw.path, brush)
  fillDots(context, raw.dots, { ...brush, radius: 1.5 })
}

function paintMain(context: Pen, main: Polyline | undefined, brush: LineBrush): void {
  if (main === undefined) return
  const { strokes, line, highlighted } = brush
  const isFew = strokes.length <= FEW
  context.globalAlpha = isDimmed(brush) ? DIMMED_ALPHA : 1
  context.strokeStyle = context.fillStyle = strokes[line]?.color ?? ""
  context.lineWidth = widthOf(highlighted === line, isFew)
  context.setLineDash(main.path.length <= DASH_LIMIT ? [...(strokes[line]?.dash ?? [])] : [])
  strokePath(context, main.path, brush)
  context.setLineDash([])
  fillDots(context, main.dots, { ...brush, radius: isFew ? 3 : 2 })
  fillMarks(context, main.marks, brush)
}

const widthOf = (isHighlighted: boolean, isFew: boolean): number => {
  if (isHighlighted) return 2.5
  return isFew ? 1.75 : 1.25
}

type Size = Pick<Brush, "width" | "height">

function strokePath(context: Pen, path: Float32Array, { width, height }: Size): void {
  context.beginPath()
  let isUp = true
  for (let i = 0; i < path.length; i += 2) {
    const x = path[i] ?? NaN
    if (Number.isNaN(x)) {
      isUp = true
      continue
    }
    const y = height - (path[i + 1] ?? NaN) * height
    if (isUp) context.moveTo(x * width, y)
    else context.lineTo(x * width, y)
    isUp = false
  }
  context.stroke()
}

function fillDots(context: Pen, dots: Float32Array, size: Size & { radius: number }): void {
  for (let i = 0; i < dots.length; i += 2) {
    const x = (dots[i] ?? NaN) * size.width
    const y = size.height - (dots[i + 1] ?? NaN) * size.height
    context.beginPath()
    context.arc(x, y, size.radius, 0, Math.PI * 2)
    context.fill()
  }
}

/** Triangles at the edge: up for infinity, down for what lies below the axis, hollow for NaN. */
function fillMarks(context: Pen, marks: Float32Array, { width, height }: Size): void {
  for (let i = 0; i < marks.length; i += 2) {
    const x = (marks[i] ?? NaN) * width
    const kind = marks[i + 1]
    const tip = kind === MARKS.above ? 1 : height - 1
    const base = kind === MARKS.above ? tip + MARK_SIZE * 1.6 : tip - MARK_SIZE * 1.6
    context.beginPath()
    context.moveTo(x, tip)
    context.lineTo(x - MARK_SIZE, base)
    context.lineTo(x + MARK_SIZE, base)
    context.closePath()
    if (kind === MARKS.nan) {
      context.lineWidth = 1.25
      context.stroke()
    } else context.fill()
  }
}
