import { joinBytes } from "~/domain/artifacts/joinBytes"
import type { ByteRange } from "~/domain/artifacts/file"

import { tooSlow } from "./normaliseError"

export type BodyLimits = {
  /** Longest silence between two pieces of the body. */
  readonly stallMs: number
  /** Reading stops, and the rest is never fetched, once this many bytes are here. */
  readonly maxBytes?: number
  /** What comes before is passed over, and never kept. */
  readonly from?: number
}

/** Some servers ignore a range and send the file: only the range is kept of it, and nothing is read beyond its end. */
export function rangeOf({ status }: Response, range: ByteRange | undefined): Omit<BodyLimits, "stallMs"> {
  if (range === undefined) return {}
  return status === 206 ? { maxBytes: range.end - range.start } : { from: range.start, maxBytes: range.end }
}

/** The whole body, watched: a connection that goes quiet is an error after `stallMs` instead of an endless spinner. */
export async function readBody(response: Response, { stallMs, maxBytes = Infinity, from = 0 }: BodyLimits) {
  if (response.body === null) return new Uint8Array()
  const reader = response.body.getReader()
  const pieces: Uint8Array[] = []
  let size = 0
  while (size < maxBytes) {
    const { done, value } = await orStall(reader.read(), stallMs, () => void reader.cancel().catch(() => undefined))
    if (done) return joinBytes(pieces)
    const piece = value.subarray(Math.max(0, from - size), maxBytes - size)
    if (piece.length > 0) pieces.push(piece)
    size += value.length
  }
  void reader.cancel().catch(() => undefined)
  return joinBytes(pieces)
}

function orStall<T>(read: Promise<T>, stallMs: number, onStall: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      onStall()
      reject(tooSlow(stallMs))
    }, stallMs)
    read.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
