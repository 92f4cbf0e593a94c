import { useEffect } from "react"

import { withoutHazards } from "~/domain/text/visibleText"

const MAX_LENGTH = 120

/** Names the tab after what it shows; the text may come from a server. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${withoutHazards(title).trim().slice(0, MAX_LENGTH)} · Tracklight`
  }, [title])
}
