import type { Series } from "~/domain/metrics/series"
import { createEngine, type DrawRequest, type Frame } from "./engine"
import type { Brush } from "./paint"
// oxlint-disable-next-line import/default -- vite answers this query with the address of the built worker
import workerUrl from "./engine.worker.ts?worker&url"
import type { FromWorker, ToWorker } from "./engine.worker"
import { openWorker } from "~/hooks/openWorker"

/** The engine as charts see it: series are sent once, however many charts draw them and however often. */
export type EngineClient = {
  /** The id of each series; every `hold` needs one `release` of the same series. */
  readonly hold: (series: readonly Series[]) => readonly number[]
  readonly release: (series: readonly Series[]) => void
  /** With a brush also as pixels, where the browser can paint in a worker; else the caller paints the frame. */
  readonly draw: (request: DrawRequest, brush?: Brush) => Promise<Drawn>
}

export type Drawn = { readonly frame: Frame | undefined; readonly bitmap: ImageBitmap | undefined }

type Wire = { readonly send: (message: ToWorker) => void; readonly draw: EngineClient["draw"] }

export function createEngineClient(wire: Wire): EngineClient {
  const held = new Map<Series, { readonly id: number; users: number }>()
  let lastId = 0
  return {
    draw: wire.draw,
    hold: (series) =>
      series.map((one) => {
        const known = held.get(one)
        if (known !== undefined) {
          known.users += 1
          return known.id
        }
        const id = ++lastId
        held.set(one, { id, users: 1 })
        const { steps, timestampsMs, values } = one
        wire.send({ kind: "put", id, points: { steps, timestampsMs, values } })
        return id
      }),
    release: (series) => {
      for (const one of series) {
        const known = held.get(one)
        if (known === undefined) continue
        known.users -= 1
        if (known.users > 0) continue
        held.delete(one)
        wire.send({ kind: "drop", id: known.id })
      }
    },
  }
}

/** Where workers are missing (tests) or refused, the same engine works on the page's own thread. */
export function inProcessWire(): Wire {
  const engine = createEngine()
  return {
    send: (message) => {
      if (message.kind === "put") engine.put(message.id, message.points)
      if (message.kind === "drop") engine.drop(message.id)
    },
    draw: (request) => Promise.resolve({ frame: engine.draw(request), bitmap: undefined }),
  }
}

type Waiting = { readonly request: DrawRequest; readonly resolve: (drawn: Drawn) => void }

function workerWire(worker: Worker): Wire {
  const waiting = new Map<number, Waiting>()
  const sent = new Map<number, ToWorker>()
  let lastSerial = 0
  let instead: Wire | undefined

  worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
    waiting.get(data.serial)?.resolve(data)
    waiting.delete(data.serial)
  })
  // The file could not be loaded, or it threw: nothing that waits may wait for ever.
  worker.addEventListener("error", () => {
    worker.terminate()
    const local = (instead ??= inProcessWire())
    for (const message of sent.values()) local.send(message)
    for (const { request, resolve } of waiting.values()) void local.draw(request).then(resolve)
    waiting.clear()
  })
  return {
    send: (message) => {
      if (message.kind === "put") sent.set(message.id, message)
      if (message.kind === "drop") sent.delete(message.id)
      if (instead === undefined) worker.postMessage(message)
      else instead.send(message)
    },
    draw: (request, brush) => {
      if (instead !== undefined) return instead.draw(request)
      return new Promise((resolve) => {
        const serial = ++lastSerial
        waiting.set(serial, { request, resolve })
        const message: ToWorker = { kind: "draw", serial, request, brush }
        worker.postMessage(message)
      })
    },
  }
}

let shared: EngineClient | undefined

/** One worker for every chart of the page. */
export function sharedEngine(): EngineClient {
  if (shared === undefined) {
    const worker = openWorker(workerUrl)
    shared = createEngineClient(worker === undefined ? inProcessWire() : workerWire(worker))
  }
  return shared
}
