import { useEffect, useState } from "react"

import type { ArtifactFile } from "~/domain/artifacts/file"
import { joinBytes } from "~/domain/artifacts/joinBytes"

type Read = {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** True once nothing follows. */
  readonly isWhole: boolean
}

export type FileBytes = {
  readonly read: Read | undefined
  readonly error: unknown
  readonly isReading: boolean
  /** Reads on to `end`. After a failure it asks again for what is missing. */
  readonly readTo: (end: number) => void
}

const NOTHING: Uint8Array<ArrayBuffer> = new Uint8Array()

/** The beginning of a file, and more on demand; what is there already is never fetched again. */
export function useFileBytes(file: ArtifactFile, firstBytes: number): FileBytes {
  const [end, setEnd] = useState(firstBytes)
  const [attempt, setAttempt] = useState(0)
  const [read, setRead] = useState<Read>()
  const [failure, setFailure] = useState<{ error: unknown; attempt: number }>()
  const have = read?.bytes.length ?? 0
  const isDone = read?.isWhole === true || have >= end

  useEffect(() => {
    if (isDone) return undefined
    const abort = new AbortController()
    file.bytes({ start: have, end }, abort.signal).then(
      (piece) => {
        if (abort.signal.aborted) return
        setRead((old) => joined(old?.bytes ?? NOTHING, piece, { end, sizeBytes: file.sizeBytes }))
      },
      (error: unknown) => {
        if (!abort.signal.aborted) setFailure({ error, attempt })
      },
    )
    return () => abort.abort()
  }, [file, have, end, isDone, attempt])

  const hasFailed = !isDone && failure?.attempt === attempt
  return {
    read,
    error: hasFailed ? failure.error : undefined,
    isReading: !isDone && !hasFailed,
    readTo: (next) => {
      setEnd(next)
      setAttempt((old) => old + 1)
    },
  }
}

function joined(
  before: Uint8Array<ArrayBuffer>,
  piece: Uint8Array<ArrayBuffer>,
  { end, sizeBytes }: { end: number; sizeBytes: number | undefined },
): Read {
  const bytes = before.length === 0 ? piece : joinBytes([before, piece])
  return { bytes, isWhole: bytes.length < end || bytes.length === sizeBytes }
}
