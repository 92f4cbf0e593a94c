import { useEffect, useState } from "react"

import { findLines } from "~/domain/artifacts/textLines"

export type Found = {
  readonly hits: readonly number[]
  readonly isSearching: boolean
}

/** Lines between two looks at the clock. */
const CHUNK_LINES = 2000
const SLICE_MS = 20
const NONE: Found = { hits: [], isSearching: false }

/** Looks through any number of lines without holding up the page. */
export function useFoundLines(lines: readonly string[], wanted: string): Found {
  const [found, setFound] = useState<Found>(NONE)
  useEffect(() => {
    if (wanted === "") return undefined
    const hits: number[] = []
    let [at, timer] = [0, 0]
    const search = () => {
      const until = performance.now() + SLICE_MS
      while (at < lines.length && performance.now() < until) {
        hits.push(...findLines(lines, wanted, { from: at, to: Math.min(lines.length, at + CHUNK_LINES) }))
        at += CHUNK_LINES
      }
      const isSearching = at < lines.length
      setFound({ hits: hits.slice(), isSearching })
      if (isSearching) timer = window.setTimeout(search)
    }
    search()
    return () => window.clearTimeout(timer)
  }, [lines, wanted])
  return wanted === "" ? NONE : found
}
