import { useEffect, useState } from "react"

import type { Checked } from "~/domain/artifacts/checked"
import type { ArtifactFile } from "~/domain/artifacts/file"
import { formatBytes } from "~/domain/format"
import { askWorker, TookTooLong } from "~/hooks/askWorker"

export type FileQuestion = { readonly path: string; readonly bytes: Uint8Array }

/** How a whole file is read in a worker. */
export type FileReader<Answer> = {
  /** Of the built worker. */
  readonly url: string
  readonly answerHere: () => (question: FileQuestion) => Promise<Checked<Answer>>
  readonly mostBytes: number
}

export type FileAnswer<Answer> =
  | { readonly state: "reading" }
  | { readonly state: "failed"; readonly error: unknown }
  | { readonly state: "answered"; readonly answer: Checked<Answer> }

const TIMEOUT_MS = 20_000

/** What a worker makes of a whole file. `reader` must keep its identity. */
export function useFileAnswer<Answer>(file: ArtifactFile, reader: FileReader<Answer>) {
  const [now, setNow] = useState<FileAnswer<Answer>>({ state: "reading" })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    const abort = new AbortController()
    const { ask, close } = askWorker<FileQuestion, Checked<Answer>>(reader.url, reader.answerHere, TIMEOUT_MS)
    const read = async (): Promise<Checked<Answer>> => {
      const bytes = await file.bytes({ start: 0, end: reader.mostBytes + 1 }, abort.signal)
      if (bytes.length > reader.mostBytes)
        return { ok: false, message: `This file is larger than ${formatBytes(reader.mostBytes)}, which are read here` }
      return ask({ path: file.path, bytes })
    }
    const show = (next: FileAnswer<Answer>) => !abort.signal.aborted && setNow(next)
    read().then(
      (answer) => show({ state: "answered", answer }),
      (error: unknown) =>
        show(
          error instanceof TookTooLong
            ? { state: "answered", answer: { ok: false, message: "Reading this file took too long" } }
            : { state: "failed", error },
        ),
    )
    return () => {
      abort.abort()
      close()
    }
  }, [file, reader, attempt])
  const retry = () => {
    setNow({ state: "reading" })
    setAttempt(attempt + 1)
  }
  return { now, retry }
}
