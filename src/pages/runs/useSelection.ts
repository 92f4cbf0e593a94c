import { useMemo, useState } from "react"

/** Above this the address would grow past what browsers and chats carry, and the selection lives in the page. */
const MOST_IN_URL = 100

export type Selection = {
  /** Run references. */
  readonly all: ReadonlySet<string>
  readonly toggle: (reference: string) => void
  readonly add: (references: readonly string[]) => void
  readonly clear: () => void
}

export function useSelection(inUrl: readonly string[], write: (selected: readonly string[]) => void): Selection {
  const [large, setLarge] = useState<ReadonlySet<string>>()
  // The address follows a moment later, and a second click must build on the first one, not on the address.
  const [ahead, setAhead] = useState<readonly string[]>()
  if (ahead?.join() === inUrl.join()) setAhead(undefined)
  const all = useMemo(() => large ?? new Set(ahead ?? inUrl), [large, ahead, inUrl])
  const set = (next: ReadonlySet<string>) => {
    setAhead(next.size > MOST_IN_URL ? undefined : [...next])
    const isLarge = next.size > MOST_IN_URL
    setLarge(isLarge ? next : undefined)
    if (!isLarge || inUrl.length > 0) write(isLarge ? [] : [...next])
  }
  return {
    all,
    toggle: (reference) => {
      const next = new Set(all)
      if (!next.delete(reference)) next.add(reference)
      set(next)
    },
    add: (references) => set(new Set([...all, ...references])),
    clear: () => set(new Set()),
  }
}
