import { createEngine, type DrawnLine, type DrawRequest, type Frame, type Points } from "./engine"
import { paintFrame, type Brush } from "./paint"

export type ToWorker =
  | { readonly kind: "put"; readonly id: number; readonly points: Points }
  | { readonly kind: "drop"; readonly id: number }
  | { readonly kind: "draw"; readonly serial: number; readonly request: DrawRequest; readonly brush: Brush | undefined }

export type FromWorker = {
  readonly serial: number
  readonly frame: Frame | undefined
  /** The frame as pixels: painting a hundred lines would hold up the page for a quarter of a second. */
  readonly bitmap: ImageBitmap | undefined
}

const engine = createEngine()
const canvas = typeof OffscreenCanvas === "undefined" ? undefined : new OffscreenCanvas(1, 1)
const pen = canvas?.getContext("2d")

self.addEventListener("message", ({ data: message }: MessageEvent<ToWorker>) => {
  if (message.kind === "put") engine.put(message.id, message.points)
  else if (message.kind === "drop") engine.drop(message.id)
  else {
    const frame = engine.draw(message.request)
    const bitmap = frame === undefined || message.brush === undefined ? undefined : bitmapOf(frame, message.brush)
    const answer: FromWorker = { serial: message.serial, frame, bitmap }
    const transfer: Transferable[] = (frame?.lines ?? []).flatMap(buffersOf)
    if (bitmap !== undefined) transfer.push(bitmap)
    self.postMessage(answer, { transfer })
  }
})

function bitmapOf(frame: Frame, brush: Brush): ImageBitmap | undefined {
  if (canvas === undefined || pen == null) return undefined
  canvas.width = Math.max(1, Math.round(brush.width * brush.ratio))
  canvas.height = Math.max(1, Math.round(brush.height * brush.ratio))
  paintFrame(pen, frame, brush)
  return canvas.transferToImageBitmap()
}

const buffersOf = ({ main, raw }: DrawnLine): ArrayBuffer[] =>
  [main, raw].flatMap((line) => (line === undefined ? [] : [line.path, line.dots, line.marks].flatMap(bufferOf)))

const bufferOf = ({ buffer }: Float32Array): ArrayBuffer[] => (buffer instanceof ArrayBuffer ? [buffer] : [])
