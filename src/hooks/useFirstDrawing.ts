import { useEffect, useState } from "react"

const PATIENCE_MS = 2_000

/**
 * False until all is there, or has failed: rows that come one after the other push each other about. What is slow is waited
 * for in its own place, and so is all that is added later to the same question.
 */
export function useFirstDrawing(isWaiting: boolean, question = ""): boolean {
  const [drawn, setDrawn] = useState<string>()
  if (!isWaiting && drawn !== question) setDrawn(question)
  useEffect(() => {
    const timer = setTimeout(() => setDrawn(question), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [question])
  return drawn === question
}
