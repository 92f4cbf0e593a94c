import { useMemo, useState } from "react"

import { stored, useStored } from "~/hooks/stored"

const MOST = 1000

type Toggle = readonly [key: string, isOpen: boolean]

/** Folders opened and closed by hand, newest last; the oldest are forgotten. Pairs, because a Map has no JSON form. */
const toggles = stored<readonly Toggle[]>("tree", [], readToggles)

export type Toggles = {
  readonly toggled: ReadonlyMap<string, boolean>
  readonly setOpen: (key: string, isOpen: boolean) => void
}

/** A search opens all that it finds; what is closed then is closed for this search only, and all else stays as it was. */
export function useToggles(search: string): Toggles {
  const pairs = useStored(toggles)
  const kept = useMemo(() => ({ toggled: new Map(pairs), setOpen: keepOpen }), [pairs])
  const [found, setFound] = useState({ search, toggled: NONE })
  if (found.search !== search) setFound({ search, toggled: NONE })
  const ofSearch = useMemo(
    () => ({
      toggled: found.toggled,
      setOpen: (key: string, isOpen: boolean) =>
        setFound((old) => ({ ...old, toggled: new Map(old.toggled).set(key, isOpen) })),
    }),
    [found.toggled],
  )
  return search === "" ? kept : ofSearch
}

const NONE: ReadonlyMap<string, boolean> = new Map()

function keepOpen(key: string, isOpen: boolean): void {
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
