import { useMemo } from "react"

import { stored, useStored } from "~/hooks/stored"

const MOST = 1000

type Toggle = readonly [key: string, isOpen: boolean]

/** Folders opened and closed by hand, newest last; the oldest are forgotten. Pairs, because a Map has no JSON form. */
const toggles = stored<readonly Toggle[]>("tree", [], readToggles)

export function useToggled(): ReadonlyMap<string, boolean> {
  const pairs = useStored(toggles)
  return useMemo(() => new Map(pairs), [pairs])
}

export function setOpen(key: string, isOpen: boolean): void {
  toggles.set([...toggles.get().filter(([other]) => other !== key), [key, isOpen] as const].slice(-MOST))
}

function readToggles(json: unknown): readonly Toggle[] {
  const values: readonly unknown[] = Array.isArray(json) ? json : []
  return values.flatMap((value): readonly Toggle[] => {
    if (!Array.isArray(value)) return []
    const [key, isOpen]: readonly unknown[] = value
    return typeof key === "string" && typeof isOpen === "boolean" ? [[key, isOpen]] : []
  })
}
