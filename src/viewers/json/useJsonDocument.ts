import { useEffect, useState } from "react"

import type { ArtifactFile } from "~/domain/artifacts/file"
import { TookTooLong } from "~/hooks/askWorker"

import type { JsonForm } from "./jsonAnswers"
import { jsonDocument, type JsonDocument, type Opened } from "./jsonDocument"

export type JsonState =
  | { readonly state: "reading"; readonly readBytes: number }
  | { readonly state: "failed"; readonly error: unknown }
  | { readonly state: "tookTooLong" }
  | { readonly state: "opened"; readonly opened: Opened; readonly document: JsonDocument }

/** Opens a document with the view, and closes it with the view. */
export function useJsonDocument(file: ArtifactFile, form: JsonForm, mostBytes: number) {
  const [state, setState] = useState<JsonState>({ state: "reading", readBytes: 0 })
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    const abort = new AbortController()
    const document = jsonDocument(file, form, mostBytes)
    const show = (next: JsonState) => !abort.signal.aborted && setState(next)
    document
      .open((readBytes) => show({ state: "reading", readBytes }), abort.signal)
      .then(
        (opened) => show({ state: "opened", opened, document }),
        (error: unknown) => show(error instanceof TookTooLong ? { state: "tookTooLong" } : { state: "failed", error }),
      )
    return () => {
      abort.abort()
      document.close()
    }
  }, [file, form, mostBytes, attempt])
  const retry = () => {
    setState({ state: "reading", readBytes: 0 })
    setAttempt(attempt + 1)
  }
  return { state, retry }
}
