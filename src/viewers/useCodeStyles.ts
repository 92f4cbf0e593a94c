import { useEffect, useState } from "react"

import { askWorker } from "~/hooks/askWorker"

// oxlint-disable-next-line import/default -- vite answers this query with the address of the built worker
import workerUrl from "./code.worker.ts?worker&url"
import type { CodeAnswer, CodeQuestion } from "./codeAnswer"

/** More characters than these are shown in one colour. */
export const MOST_COLOURED = 1_000_000
const TIMEOUT_MS = 10_000

/**
 * The colours of a program, line by line, once they are known; it is shown without waiting for them. `language` is a name of
 * domain/artifacts/languages.ts; undefined = it has none.
 */
export function useCodeStyles(language: string | undefined, lines: readonly string[]): CodeAnswer | undefined {
  const [styles, setStyles] = useState<CodeAnswer>()
  useEffect(() => {
    if (language === undefined) return undefined
    let isWanted = true
    const { ask, close } = askWorker<CodeQuestion, CodeAnswer>(workerUrl, answerHere, TIMEOUT_MS)
    ask({ language, text: lines.join("\n") }).then(
      (answer) => isWanted && setStyles(answer),
      // Without colours it can be read all the same.
      (error: unknown) => console.warn("The text is shown without colours.", error),
    )
    return () => {
      isWanted = false
      close()
    }
  }, [language, lines])
  return styles
}

/** Where there are no workers; the highlighter is fetched only then. */
const answerHere = () => async (question: CodeQuestion) => (await import("./codeAnswer")).codeAnswer(question)
