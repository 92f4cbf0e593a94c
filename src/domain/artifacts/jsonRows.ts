import type { JsonNode } from "./parseJson"

/** One line of a JSON tree; `key` is its place ("0.3.1"), never a name from the file. */
export type JsonRow = {
  readonly key: string
  readonly level: number
  readonly position: number
  readonly siblings: number
  readonly isOpen: boolean | undefined
  /** undefined at the top. */
  readonly name: string | undefined
  readonly node: JsonNode | { readonly kind: "more"; readonly count: number }
}

export type JsonView = {
  readonly toggled: ReadonlyMap<string, boolean>
  /** How many children of a place are shown; absent = the first thousand. */
  readonly shown: ReadonlyMap<string, number>
}

const SHOWN_AT_FIRST = 1000
const OPEN_UP_TO = 100
const OPEN_LEVELS = 2

export const moreOf = (view: JsonView, key: string): number => (view.shown.get(key) ?? SHOWN_AT_FIRST) + SHOWN_AT_FIRST

/** What is open, as one flat list. Small things of the first levels are open from the start. */
export function jsonRows(root: JsonNode, view: JsonView): readonly JsonRow[] {
  const rows: JsonRow[] = []
  const add = (node: JsonNode, row: Omit<JsonRow, "isOpen" | "node">) => {
    const children = childrenOf(node)
    const isOpen = children.length === 0 ? undefined : isNodeOpen(row, children.length, view)
    rows.push({ ...row, node, isOpen })
    if (isOpen !== true) return
    const shown = children.slice(0, view.shown.get(row.key) ?? SHOWN_AT_FIRST)
    shown.forEach(([name, child], index) =>
      add(child, {
        key: `${row.key}.${index}`,
        level: row.level + 1,
        position: index + 1,
        siblings: children.length,
        name,
      }),
    )
    if (shown.length < children.length) rows.push(moreRow(row, children.length, shown.length))
  }
  add(root, { key: "0", level: 1, position: 1, siblings: 1, name: undefined })
  return rows
}

const isNodeOpen = ({ key, level }: { key: string; level: number }, count: number, { toggled }: JsonView): boolean =>
  toggled.get(key) ?? (level === 1 || (level <= OPEN_LEVELS && count <= OPEN_UP_TO))

const moreRow = (parent: { key: string; level: number }, siblings: number, shown: number): JsonRow => ({
  key: `${parent.key}.more`,
  level: parent.level + 1,
  position: shown + 1,
  siblings,
  isOpen: undefined,
  name: undefined,
  node: { kind: "more", count: siblings - shown },
})

function childrenOf(node: JsonNode): readonly (readonly [name: string, node: JsonNode])[] {
  if (node.kind === "object") return node.entries.map(({ key, value }) => [key, value])
  return node.kind === "array" ? node.elements.map((element, index) => [String(index), element]) : []
}
