import { useEffect, useState } from "react"

import type { ComparedModel } from "./useComparedModels"

const PATIENCE_MS = 2_000

/**
 * False until all is there, or has failed: rows that come one after the other push each other about. What is slow is waited
 * for in its own column, and so is all that is added later.
 */
export function useFirstDrawing(models: readonly ComparedModel[]): boolean {
  const [isDrawn, setDrawn] = useState(false)
  const isWaiting = models.some((model) =>
    [model.version, model.run, model.files, model.environment].some(({ state }) => state === "waiting"),
  )
  if (!isWaiting && !isDrawn) setDrawn(true)
  useEffect(() => {
    const timer = setTimeout(() => setDrawn(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  return isDrawn
}
