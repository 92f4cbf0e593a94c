/** Anything with folders, as the rows that are on screen. */
export type TreeNode = { readonly key: string; readonly children: readonly TreeNode[] }

export type TreeRow<N> = {
  readonly node: N
  /** 1 = top, as in aria-level. */
  readonly level: number
  readonly position: number
  readonly siblings: number
  readonly isOpen: boolean
}

/** Top to bottom. */
export function treeRows<N extends { readonly children: readonly N[] }>(
  nodes: readonly N[],
  isOpen: (node: N) => boolean,
): readonly TreeRow<N>[] {
  const rows: TreeRow<N>[] = []
  const visit = (siblings: readonly N[], level: number) => {
    siblings.forEach((node, index) => {
      const open = node.children.length > 0 && isOpen(node)
      rows.push({ node, level, position: index + 1, siblings: siblings.length, isOpen: open })
      if (open) visit(node.children, level + 1)
    })
  }
  visit(nodes, 1)
  return rows
}
