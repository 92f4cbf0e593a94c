import { useState } from "react"

import type { ViewProps } from "./viewer"

/** The place in a file, as the address has it; what is chosen here counts at once, before the address has followed. */
export function usePlace({
  at = "",
  onAt,
}: Pick<ViewProps, "at" | "onAt">): readonly [string, (place: string) => void] {
  const [own, setOwn] = useState({ at, place: at })
  // The address has followed, or leads somewhere else.
  if (own.at !== at) setOwn({ at, place: at })
  const choose = (place: string) => {
    setOwn({ at, place })
    onAt?.(place)
  }
  return [own.place, choose]
}
