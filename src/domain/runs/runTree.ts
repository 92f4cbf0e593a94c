import { rowOf, serverAt, type RunColumns } from "./runColumns"

/** The rows to show, nested: `rows[i]` stands at `depths[i]`. */
export type RunTree = {
  readonly rows: Uint32Array
  readonly depths: Uint16Array
  /** How many children a row has among the rows of the tree; 0 = no expander. */
  readonly childCounts: ReadonlyMap<number, number>
  /** Rows whose parent exists somewhere, but not among these rows: they stand at the top and say so. */
  readonly orphans: ReadonlySet<number>
}

export const PARENT_TAG = "mlflow.parentRunId"

/**
 * Nests the given rows by their parent, siblings in the given order. A parent that is filtered out or on a page not
 * loaded yet leaves its children at the top. Runs that are each other's ancestors are kept, the first of them on top.
 */
export function buildRunTree(columns: RunColumns, rows: Uint32Array, isExpanded: (row: number) => boolean): RunTree {
  const { parents, orphans } = findParents(columns, rows)
  breakCycles(rows, parents)
  const children = new Map<number, number[]>()
  const tops: number[] = []
  for (const row of rows) {
    const parent = parents.get(row)
    if (parent === undefined) tops.push(row)
    else {
      const siblings = children.get(parent)
      if (siblings) siblings.push(row)
      else children.set(parent, [row])
    }
  }
  const shown = flatten(tops, children, isExpanded)
  const childCounts = new Map([...children].map(([parent, found]) => [parent, found.length] as const))
  return { ...shown, childCounts, orphans }
}

export function hasParents(columns: RunColumns): boolean {
  return (columns.tags.get(PARENT_TAG)?.count ?? 0) > 0
}

function findParents(columns: RunColumns, rows: Uint32Array) {
  const tag = columns.tags.get(PARENT_TAG)
  const parents = new Map<number, number>()
  const orphans = new Set<number>()
  if (tag === undefined) return { parents, orphans }
  const isHere = new Uint8Array(columns.rowCount)
  for (const row of rows) isHere[row] = 1
  for (const row of rows) {
    const id = tag.get(row)
    if (id === undefined) continue
    const parent = rowOf(columns, id, serverAt(columns, row))
    if (parent !== undefined && isHere[parent] === 1 && parent !== row) parents.set(row, parent)
    else orphans.add(row)
  }
  return { parents, orphans }
}

/** A row whose ancestors lead back to itself is cut from its parent; the walk marks each row once. */
function breakCycles(rows: Uint32Array, parents: Map<number, number>): void {
  const walkOf = new Map<number, number>()
  for (const [walk, start] of rows.entries()) {
    const path: number[] = []
    let row: number | undefined = start
    while (row !== undefined && !walkOf.has(row)) {
      walkOf.set(row, walk)
      path.push(row)
      row = parents.get(row)
    }
    if (row !== undefined && walkOf.get(row) === walk && path.length > 0) parents.delete(row)
  }
}

/** Depth first without recursion: a chain of 10,000 runs is a valid experiment. */
function flatten(
  tops: readonly number[],
  children: ReadonlyMap<number, readonly number[]>,
  isExpanded: (row: number) => boolean,
): Pick<RunTree, "rows" | "depths"> {
  const shown: number[] = []
  const depths: number[] = []
  const stack = tops.map((row) => ({ row, depth: 0 })).toReversed()
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { row, depth } = top
    shown.push(row)
    depths.push(Math.min(depth, 65_535))
    const below = children.get(row)
    if (below && isExpanded(row)) for (const child of below.toReversed()) stack.push({ row: child, depth: depth + 1 })
  }
  return { rows: Uint32Array.from(shown), depths: Uint16Array.from(depths) }
}
