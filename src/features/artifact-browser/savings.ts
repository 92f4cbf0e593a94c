import { createContext, use } from "react"

import { openSaveTarget, type SaveTarget } from "~/components/openSaveTarget"
import { formatBytes } from "~/domain/format"
import type { Missing } from "~/domain/artifacts/zipArtifacts"

/** Something on its way to a file of this computer. */
export type Saving = {
  readonly id: number
  readonly name: string
  readonly text: string
  /** 0..1, where the end is known. */
  readonly value?: number | undefined
  readonly missing: readonly Missing[]
  readonly state: "waiting" | "working" | "done" | "failed"
  readonly error?: unknown
}

type Told = Partial<Pick<Saving, "text" | "value" | "missing">>

export type Source = {
  readonly name: string
  /** `mostBytes` is what can be taken; what is known to be more is refused before it begins. */
  readonly open: (options: {
    readonly signal: AbortSignal
    readonly mostBytes: number | undefined
    readonly tell: (told: Told) => void
  }) => Promise<ReadableStream<Uint8Array>>
}

export const STATE_WORDS: Readonly<Record<Saving["state"], string>> = {
  waiting: "Waiting:",
  working: "Downloading",
  done: "Saved",
  failed: "Not saved:",
}

export type Savings = {
  readonly subscribe: (listener: () => void) => () => void
  readonly all: () => readonly Saving[]
  /** To be called in the click. What is started while another one works waits for it: together they would only be slower. */
  readonly start: (source: Source) => Promise<void>
  /** Stops it, or puts away what it has to say. */
  readonly close: (id: number) => void
}

/** What is being saved, outside all pages: it goes on while somebody looks at another one. */
export function createSavings(): Savings {
  let all: readonly Saving[] = []
  let count = 0
  let before: Promise<void> = Promise.resolve()
  const aborts = new Map<number, AbortController>()
  const listeners = new Set<() => void>()
  const show = (next: readonly Saving[]) => {
    all = next
    for (const listener of listeners) listener()
  }
  const change = (id: number, told: Partial<Saving>) =>
    show(all.map((saving) => (saving.id === id ? { ...saving, ...told } : saving)))

  const run = async (id: number, open: Source["open"], target: SaveTarget) => {
    const signal = aborts.get(id)?.signal ?? AbortSignal.abort()
    try {
      signal.throwIfAborted()
      change(id, { state: "working", text: "Asking the server…" })
      const tell = (told: Told) => change(id, told)
      await pump(await open({ signal, mostBytes: target.mostBytes, tell }), target, signal)
      change(id, { state: "done", value: 1 })
    } catch (error) {
      await target.discard()
      change(id, { state: "failed", error })
    }
    aborts.delete(id)
  }
  return {
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    all: () => all,
    start: async ({ name, open }) => {
      const target = await openSaveTarget(name)
      if (target === undefined) return
      count += 1
      const id = count
      aborts.set(id, new AbortController())
      show([...all, { id, name, text: "Waits for the one before it", missing: [], state: "waiting" }])
      before = before.then(() => run(id, open, target))
    },
    close: (id) => {
      aborts.get(id)?.abort()
      aborts.delete(id)
      show(all.filter((saving) => saving.id !== id))
    },
  }
}

/** One for the whole page; tests give each its own. */
export const SavingsContext = createContext(createSavings())

export const useSavings = (): Savings => use(SavingsContext)

export const tooLarge = (bytes: number | undefined, mostBytes: number | undefined): Error =>
  new Error(
    `${bytes === undefined ? "It is" : `It has ${formatBytes(bytes)},`} more than the ${formatBytes(mostBytes ?? 0)} that this browser can keep. Chromium browsers write to the disk on the way; or use: mlflow artifacts download`,
  )

/** Long enough without a rest, and a page no longer answers: checksums of large pieces are work. */
const REST_BYTES = 4_000_000

async function pump(stream: ReadableStream<Uint8Array>, target: SaveTarget, signal: AbortSignal): Promise<void> {
  const reader = stream.getReader()
  let bytes = 0
  let rested = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      signal.throwIfAborted()
      if (done) break
      bytes += value.length
      if (bytes > (target.mostBytes ?? Infinity)) throw tooLarge(undefined, target.mostBytes)
      await target.write(new Uint8Array(value))
      if (bytes - rested < REST_BYTES) continue
      rested = bytes
      await new Promise((rest) => {
        setTimeout(rest, 0)
      })
    }
  } catch (error) {
    void reader.cancel().catch(() => undefined)
    throw error
  }
  await target.finish()
}
