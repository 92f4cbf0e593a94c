import { useCallback, useEffect, useMemo, useState } from "react"

import { jsonRows, type JsonOpen } from "~/domain/artifacts/jsonRows"
import type { JsonItem, JsonStep } from "~/domain/artifacts/jsonTree"

import type { JsonDocument } from "./jsonDocument"

const STEP = 1000
/** A list is shown up to here: browsers draw no element that is higher. */
export const MOST_CHILDREN = 100_000
/** Opened from the start: small things of the first levels. */
const OPEN_UP_TO = 100
const OPEN_AT_FIRST = 20

/** Which values are open, with what they hold. */
export function useOpenItems(document: JsonDocument, root: JsonItem) {
  const [view, setView] = useState<JsonOpen>({ open: new Set([root.node]), children: new Map() })
  const rows = useMemo(() => jsonRows(root, view), [root, view])

  /** Reads what a value holds, up to its child `upTo`. */
  const read = useCallback(
    async (item: JsonItem, upTo: number, have = 0): Promise<readonly JsonItem[]> => {
      const count = Math.min(MOST_CHILDREN, Math.ceil(upTo / STEP) * STEP) - have
      const items = count > 0 ? await document.children(item.node, have, count) : []
      setView((old) => {
        const before = old.children.get(item.node) ?? []
        // Two may ask for the same: what came first stays.
        if (before.length !== have) return { ...old, open: new Set([...old.open, item.node]) }
        const children = new Map(old.children).set(item.node, [...before, ...items])
        return { open: new Set([...old.open, item.node]), children }
      })
      return items
    },
    [document],
  )
  useEffect(() => {
    const openFirst = async () => {
      const first = await read(root, STEP)
      const small = first.filter(({ count }) => count > 0 && count <= OPEN_UP_TO).slice(0, OPEN_AT_FIRST)
      await Promise.all(small.map((item) => read(item, STEP)))
    }
    if (root.count > 0) void openFirst()
  }, [read, root])

  const haveOf = (node: number) => view.children.get(node)?.length ?? 0
  return {
    rows,
    toggle: (item: JsonItem, isOpen: boolean) => {
      if (isOpen && haveOf(item.node) === 0) void read(item, STEP)
      else setView((old) => ({ ...old, open: withNode(old.open, item.node, isOpen) }))
    },
    more: (item: JsonItem) => void read(item, haveOf(item.node) + STEP, haveOf(item.node)),
    /** Opens everything on the way to a value; false where it lies further than a list is shown. */
    reveal: async (steps: readonly JsonStep[]): Promise<boolean> => {
      for (const [level, { item }] of steps.slice(0, -1).entries()) {
        const upTo = (steps[level + 1]?.position ?? 0) + 1
        if (upTo > MOST_CHILDREN) return false
        // oxlint-disable-next-line no-await-in-loop -- each level is read before the one below
        await read(item, Math.max(upTo, haveOf(item.node)), haveOf(item.node))
      }
      return true
    },
  }
}

function withNode(old: ReadonlySet<number>, node: number, isOpen: boolean): ReadonlySet<number> {
  const next = new Set(old)
  if (isOpen) next.add(node)
  else next.delete(node)
  return next
}
