/** What the tables have in common whose rows fold. */
import type { KeyboardEvent } from "react"

import type { TreeNode, TreeRow } from "~/domain/tree/treeRows"

import { closedSiblings, treeMove } from "./treeKeys"

/** undefined = nothing to open. */
export const foldOf = ({ node, isOpen }: TreeRow<TreeNode>): boolean | undefined =>
  node.children.length > 0 ? isOpen : undefined

export type TreeActions<R> = {
  readonly onActive: (index: number) => void
  readonly onToggle: (row: R) => void
  /** Enter. */
  readonly onFollow: (row: R) => void
}

/** Whether the key was one of the tree's. */
export function obeyTreeKey<R extends TreeRow<TreeNode>>(
  index: number,
  event: KeyboardEvent,
  { rows, onActive, onToggle, onFollow }: TreeActions<R> & { readonly rows: readonly R[] },
): boolean {
  const row = rows[index]
  if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return false
  const places = rows.map((one) => ({ ...one, row: one, key: one.node.key, isOpen: foldOf(one) }))
  const move = treeMove(event.key, index, { rows: places, textOf: () => "" })
  if (move === undefined) return false
  if (move.kind === "to") onActive(move.index)
  else if (move.kind === "openSiblings") closedSiblings(index, places).forEach((closed) => onToggle(closed.row))
  else if (move.kind === "toggle") onToggle(row)
  else onFollow(row)
  event.preventDefault()
  return true
}

/** One object for each depth and state: rows are memoised on it. */
const levels = new Map<string, { depth: number; isOpen: boolean | undefined }>()

export function gridLevel(row: TreeRow<TreeNode> | undefined) {
  const depth = row?.level ?? 1
  const isOpen = row && foldOf(row)
  const key = `${depth} ${isOpen}`
  const level = levels.get(key) ?? { depth, isOpen }
  levels.set(key, level)
  return level
}
