import { joinBytes } from "~/domain/artifacts/joinBytes"

import { tooSlow } from "./normaliseError"

export type BodyLimits = {
  /** Longest silence between two pieces of the body. */
  readonly stallMs: number
  /** Reading stops, and the rest is never fetched, once this many bytes are here. */
  readonly maxBytes?: number
}

/** A body that is read as far as somebody needs it, and goes on from there. */
export type OpenBody = {
  /** Where it goes on. */
  readonly at: () => number
  readonly isDone: () => boolean
  /** From `start`, which is not before `at`, up to `end`; what lies before `start` is never kept. Less = the body has ended. */
  readonly read: (start: number, end: number) => Promise<Uint8Array<ArrayBuffer>>
  /** The rest is never fetched. */
  readonly cancel: () => void
}

export function openBody({ body }: Response, stallMs: number): OpenBody {
  const reader = body?.getReader()
  let [at, isDone] = [0, reader === undefined]
  let waiting: Uint8Array = new Uint8Array()
  const cancel = () => void reader?.cancel().catch(() => undefined)
  const next = async () => {
    if (waiting.length > 0 || reader === undefined) return waiting
    const { done, value } = await orStall(reader.read(), stallMs, cancel)
    isDone = done
    return value ?? waiting
  }
  return {
    at: () => at,
    isDone: () => isDone,
    cancel,
    read: async (start, end) => {
      const pieces: Uint8Array[] = []
      while (at < end && !isDone) {
        // oxlint-disable-next-line no-await-in-loop -- a stream comes piece by piece
        const came = await next()
        const taken = came.subarray(0, end - at)
        const piece = taken.subarray(Math.max(0, start - at))
        if (piece.length > 0) pieces.push(piece)
        at += taken.length
        waiting = came.subarray(taken.length)
      }
      return joinBytes(pieces)
    },
  }
}

/** The whole body, watched: a connection that goes quiet is an error after `stallMs` instead of an endless spinner. */
export async function readBody(response: Response, { stallMs, maxBytes = Infinity }: BodyLimits) {
  const body = openBody(response, stallMs)
  const bytes = await body.read(0, maxBytes)
  if (!body.isDone()) body.cancel()
  return bytes
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
