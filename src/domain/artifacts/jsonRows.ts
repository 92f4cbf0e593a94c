import { pointerPart, type JsonItem } from "./jsonTree"

/** One line of a JSON tree. */
export type JsonRow = {
  /** The number of the value, never a name from the file. */
  readonly key: string
  readonly level: number
  readonly position: number
  readonly siblings: number
  readonly isOpen: boolean | undefined
  readonly parent: JsonRow | undefined
} & (
  | { readonly kind: "item"; readonly item: JsonItem }
  /** Children that are not read yet: `count` of them; on their way when `isAsked`. */
  | { readonly kind: "more"; readonly count: number; readonly isAsked: boolean }
)

export type JsonOpen = {
  readonly open: ReadonlySet<number>
  /** The first children of the values that were opened. */
  readonly children: ReadonlyMap<number, readonly JsonItem[]>
}

/** What is open, as one flat list. */
export function jsonRows(root: JsonItem, { open, children }: JsonOpen): readonly JsonRow[] {
  const rows: JsonRow[] = []
  const add = (item: JsonItem, place: Pick<JsonRow, "level" | "position" | "siblings" | "parent">) => {
    const isOpen = item.count === 0 ? undefined : open.has(item.node)
    const row: JsonRow = { ...place, key: String(item.node), kind: "item", item, isOpen }
    rows.push(row)
    if (isOpen !== true) return
    const shown = children.get(item.node)
    const inside = { level: place.level + 1, siblings: item.count, parent: row }
    shown?.forEach((child, index) => add(child, { ...inside, position: index + 1 }))
    const rest = item.count - (shown?.length ?? 0)
    if (rest === 0) return
    const position = item.count - rest + 1
    const more = { kind: "more", count: rest, isAsked: shown === undefined } as const
    rows.push({ ...inside, ...more, key: `${item.node}.more`, position, isOpen: undefined })
  }
  add(root, { level: 1, position: 1, siblings: 1, parent: undefined })
  return rows
}

const namesTo = (row: JsonRow): readonly { readonly name: string; readonly isListed: boolean }[] => {
  if (row.parent === undefined || row.kind === "more") return []
  const isListed = row.parent.kind === "item" && row.parent.item.kind === "array"
  return [...namesTo(row.parent), { name: row.item.name ?? "", isListed }]
}

/** For the address. */
export const pointerTo = (row: JsonRow): string =>
  namesTo(row)
    .map(({ name }) => pointerPart(name))
    .join("")

/** As one writes it in JavaScript or jq: `runs[3].name`. */
export function pathTo(row: JsonRow): string {
  const path = namesTo(row)
    .map(({ name, isListed }) => {
      if (isListed) return `[${name}]`
      return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`
    })
    .join("")
  return path.startsWith(".") ? path.slice(1) : path
}
