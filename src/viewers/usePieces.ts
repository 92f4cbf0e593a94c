import { useCallback, useEffect, useRef, useState } from "react"

import type { ArtifactFile } from "~/domain/artifacts/file"

/** Reads a file piece by piece. */
export type PieceReader<Part> = {
  /** Reads on, and tells what there is as it comes. Asked again after a failure, it goes on where it failed. */
  readonly more: (tell: (part: Part) => void, signal: AbortSignal) => Promise<void>
  /** As `more`, for a file that grows: it may let go of the beginning for what is added. */
  readonly follow?: PieceReader<Part>["more"]
  readonly close: () => void
}

export type Pieces<Part> = {
  readonly part: Part | undefined
  /** The part is one of what was shown before. */
  readonly isStale: boolean
  readonly error: unknown
  readonly isReading: boolean
  readonly more: () => void
  readonly follow: () => void
}

/** `open` must keep its identity; another one reads anew. The reader is closed with the view. */
export function usePieces<Part>(file: ArtifactFile, open: (file: ArtifactFile) => PieceReader<Part>): Pieces<Part> {
  const [latest, setLatest] = useState<{ readonly part: Part; readonly open: unknown }>()
  const [error, setError] = useState<unknown>()
  const [isReading, setReading] = useState(true)
  const read = useRef<(how: "more" | "follow") => void>(undefined)
  useEffect(() => {
    const abort = new AbortController()
    const reader = open(file)
    let isBusy = false
    const settle = (failure?: unknown) => {
      if (abort.signal.aborted) return
      isBusy = false
      setError(failure)
      setReading(false)
    }
    read.current = (how) => {
      if (isBusy) return
      isBusy = true
      setReading(true)
      const readOn = how === "follow" ? (reader.follow ?? reader.more) : reader.more
      readOn((part) => !abort.signal.aborted && setLatest({ part, open }), abort.signal).then(() => settle(), settle)
    }
    read.current("more")
    return () => {
      abort.abort()
      reader.close()
    }
  }, [file, open])
  const more = useCallback(() => read.current?.("more"), [])
  const follow = useCallback(() => read.current?.("follow"), [])
  return { part: latest?.part, isStale: latest !== undefined && latest.open !== open, error, isReading, more, follow }
}
