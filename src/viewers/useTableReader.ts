import { useCallback, useEffect, useRef, useState } from "react"

import type { ArtifactFile } from "~/domain/artifacts/file"
import type { Table } from "~/domain/artifacts/table"

/** As much of a table as has been read. */
export type TablePart = {
  readonly table: Table
  /** undefined = nothing follows. */
  readonly rest: "more" | "tooLarge" | undefined
  /** How far it has been read: "the first 16 MB of 64 MB". */
  readonly progress: string
  /** What is wrong with the file; what was read before it is shown. */
  readonly fault: string | undefined
}

export type TableReader = {
  /** Reads on, and tells what there is as it comes. Asked again after a failure, it goes on where it failed. */
  readonly more: (tell: (part: TablePart) => void, signal: AbortSignal) => Promise<void>
  readonly close: () => void
}

export type TableReading = {
  readonly part: TablePart | undefined
  readonly error: unknown
  readonly isReading: boolean
  readonly more: () => void
}

/** `open` must keep its identity. The reader is closed with the view. */
export function useTableReader(file: ArtifactFile, open: (file: ArtifactFile) => TableReader): TableReading {
  const [part, setPart] = useState<TablePart>()
  const [error, setError] = useState<unknown>()
  const [isReading, setReading] = useState(true)
  const read = useRef<() => void>(undefined)
  useEffect(() => {
    const abort = new AbortController()
    const reader = open(file)
    const settle = (failure?: unknown) => {
      if (abort.signal.aborted) return
      setError(failure)
      setReading(false)
    }
    read.current = () => {
      setReading(true)
      reader.more((next) => !abort.signal.aborted && setPart(next), abort.signal).then(() => settle(), settle)
    }
    read.current()
    return () => {
      abort.abort()
      reader.close()
    }
  }, [file, open])
  return { part, error, isReading, more: useCallback(() => read.current?.(), []) }
}
