/** What is read of the tree that markdown becomes. */
type Part = { tagName?: string; children?: Part[] }

/** Gives the headings of a text the levels from `top` on: the page has one title, and no level is left out. */
export function headingsFrom(top: number) {
  return (tree: Part): void => {
    const above: number[] = []
    for (const heading of headingsIn(tree)) {
      const depth = Number(heading.tagName?.slice(1))
      while ((above.at(-1) ?? 0) >= depth) above.pop()
      above.push(depth)
      heading.tagName = `h${Math.min(top + above.length - 1, 6)}`
    }
  }
}

const headingsIn = (part: Part): Part[] =>
  /^h[1-6]$/.test(part.tagName ?? "") ? [part] : (part.children ?? []).flatMap(headingsIn)
