import { useEffect, useState } from "react"

import type { JsonStep } from "~/domain/artifacts/jsonTree"
import { useDebounced } from "~/hooks/useDebounced"

import type { JsonDocument } from "./jsonDocument"

type Hits = { readonly wanted: string; readonly paths: readonly (readonly JsonStep[])[]; readonly isCut: boolean }
const NONE: Hits = { wanted: "", paths: [], isCut: false }

/** Looks through keys and values, also of what is closed. */
export function useSearchTree(document: JsonDocument, wanted: string) {
  const [hits, setHits] = useState<Hits>(NONE)
  const sought = useDebounced(wanted)
  useEffect(() => {
    if (sought === "") return undefined
    let isWanted = true
    document.find(sought).then(
      (found) => isWanted && setHits({ ...found, wanted: sought }),
      (error: unknown) => console.warn("The document could not be searched.", error),
    )
    return () => {
      isWanted = false
    }
  }, [document, sought])
  return { hits: wanted === "" ? NONE : hits, isSearching: wanted !== "" && hits.wanted !== wanted }
}
