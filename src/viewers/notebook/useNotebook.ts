import { useEffect, useState } from "react"

import type { Notebook } from "~/domain/artifacts/notebook"
import { askWorker } from "~/hooks/askWorker"

// oxlint-disable-next-line import/default -- vite answers this query with the address of the built worker
import workerUrl from "./notebook.worker.ts?worker&url"
import { notebookAnswer } from "./notebookAnswer"

const TIMEOUT_MS = 20_000

/** "none": it is no notebook, or reading it had no end. */
export type NotebookReading =
  | { readonly state: "reading" | "none" }
  | { readonly state: "read"; readonly notebook: Notebook }

/** Notebooks with their pictures are megabytes of JSON: they are read beside the page. */
export function useNotebook(bytes: Uint8Array): NotebookReading {
  const [reading, setReading] = useState<NotebookReading>({ state: "reading" })
  useEffect(() => {
    let isOver = false
    const settle = (settled: NotebookReading) => {
      if (!isOver) setReading(settled)
    }
    const { ask, close } = askWorker(workerUrl, () => notebookAnswer, TIMEOUT_MS)
    ask(bytes).then(
      (notebook) => settle(notebook === undefined ? { state: "none" } : { state: "read", notebook }),
      () => settle({ state: "none" }),
    )
    return () => {
      isOver = true
      close()
    }
  }, [bytes])
  return reading
}
