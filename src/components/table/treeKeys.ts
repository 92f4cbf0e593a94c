export type TreeRow = {
  readonly key: string
  /** From 1. */
  readonly level: number
  /** 1-based place among its siblings, and how many they are. */
  readonly position: number
  readonly siblings: number
  /** undefined = nothing to open. */
  readonly isOpen: boolean | undefined
}

export type TreeMove =
  | { readonly kind: "to"; readonly index: number }
  | { readonly kind: "toggle"; readonly isOpen: boolean }
  | { readonly kind: "activate" }
  | { readonly kind: "openSiblings" }

type Tree = { readonly rows: readonly TreeRow[]; readonly textOf: (index: number) => string }

/** What a key does in a tree, by the ARIA authoring practices; undefined = nothing. */
export function treeMove(key: string, from: number, tree: Tree): TreeMove | undefined {
  const row = tree.rows[from]
  if (row === undefined) return undefined
  if (key === "Enter" || key === " ") return { kind: "activate" }
  if (key === "*") return { kind: "openSiblings" }
  if (key === "ArrowRight") return openOrEnter(row, from)
  if (key === "ArrowLeft") return closeOrLeave(row, from, tree.rows)
  const to = vertical(key, from, tree.rows.length) ?? typeAhead(key, from, tree)
  return to === undefined ? undefined : { kind: "to", index: to }
}

/** Rows beside this one, itself included, that can be opened. */
export function closedSiblings<R extends TreeRow>(from: number, rows: readonly R[]): readonly R[] {
  const level = rows[from]?.level ?? 1
  const first = rows.slice(0, from).findLastIndex((row) => row.level < level) + 1
  const length = rows.slice(first).findIndex((row) => row.level < level)
  const among = length < 0 ? rows.slice(first) : rows.slice(first, first + length)
  return among.filter((row) => row.level === level && row.isOpen === false)
}

function openOrEnter(row: TreeRow, from: number): TreeMove | undefined {
  if (row.isOpen === undefined) return undefined
  return row.isOpen ? { kind: "to", index: from + 1 } : { kind: "toggle", isOpen: true }
}

function closeOrLeave(row: TreeRow, from: number, rows: readonly TreeRow[]): TreeMove | undefined {
  if (row.isOpen === true) return { kind: "toggle", isOpen: false }
  const parent = rows.slice(0, from).findLastIndex(({ level }) => level < row.level)
  return parent < 0 ? undefined : { kind: "to", index: parent }
}

function vertical(key: string, from: number, count: number): number | undefined {
  if (key === "ArrowDown") return Math.min(count - 1, from + 1)
  if (key === "ArrowUp") return Math.max(0, from - 1)
  if (key === "Home") return 0
  if (key === "End") return count - 1
  return undefined
}

/** The next row, going round, that begins with the letter. */
function typeAhead(key: string, from: number, { rows, textOf }: Tree): number | undefined {
  if (key.length !== 1) return undefined
  const letter = key.toLowerCase()
  for (let step = 1; step <= rows.length; step++) {
    const index = (from + step) % rows.length
    if (textOf(index).toLowerCase().startsWith(letter)) return index
  }
  return undefined
}
