import { useEffect, useRef, useState } from "react"

import { openSaveTarget, type SaveTarget } from "~/components/openSaveTarget"
import { formatBytes } from "~/domain/format"
import type { Missing } from "~/domain/artifacts/zipArtifacts"

/** Something on its way to a file of this computer, for the dialog that shows it. */
export type Saving = {
  readonly name: string
  readonly text: string
  /** 0..1, where the end is known. */
  readonly value?: number | undefined
  readonly missing: readonly Missing[]
  readonly state: "working" | "done" | "failed"
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

/** Saves one thing at a time, with progress, a way to stop it, and what went wrong. */
export function useSaving() {
  const [saving, setSaving] = useState<Saving>()
  const abort = useRef<AbortController>(undefined)
  const isWorking = saving?.state === "working"
  useEffect(() => {
    if (!isWorking) return undefined
    const keep = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener("beforeunload", keep)
    return () => window.removeEventListener("beforeunload", keep)
  }, [isWorking])
  useEffect(() => () => abort.current?.abort(), [])

  const start = async ({ name, open }: Source) => {
    const target = await openSaveTarget(name)
    if (target === undefined) return
    const cancel = new AbortController()
    abort.current = cancel
    const { signal } = cancel
    const tell = (told: Partial<Saving>) => {
      if (!signal.aborted) setSaving((old) => (old === undefined ? old : { ...old, ...told }))
    }
    setSaving({ name, text: "Asking the server…", missing: [], state: "working" })
    try {
      await pump(await open({ signal, mostBytes: target.mostBytes, tell }), target, signal)
      tell({ state: "done", value: 1 })
    } catch (error) {
      await target.discard()
      tell({ state: "failed", error })
    }
  }
  return {
    saving,
    start,
    /** Stops it, or closes what it has to say. */
    close: () => {
      abort.current?.abort()
      setSaving(undefined)
    },
  }
}

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
