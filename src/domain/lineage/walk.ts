import type { Lineage } from "./lineage"

/** Where an arrow key leads: along the lines to the side, else to the node that stands nearest; undefined = nowhere. */
export function walked(lineage: Lineage, from: string, key: string): string | undefined {
  const ids = lineage.columns.map(({ nodes }) => nodes.map(({ id }) => id))
  const column = ids.findIndex((nodes) => nodes.includes(from))
  const row = ids[column]?.indexOf(from) ?? -1
  if (row < 0) return undefined
  switch (key) {
    case "ArrowUp":
      return ids[column]?.[row - 1]
    case "ArrowDown":
      return ids[column]?.[row + 1]
    case "ArrowLeft":
      return sideways(ids.slice(0, column).toReversed(), linkedTo(lineage, from), row)
    case "ArrowRight":
      return sideways(ids.slice(column + 1), linkedTo(lineage, from), row)
    default:
      return undefined
  }
}

const linkedTo = ({ edges }: Lineage, id: string): ReadonlySet<string> =>
  new Set(edges.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : [])))

/** `beside`: the columns of that side, the nearest first. */
function sideways(beside: readonly (readonly string[])[], linked: ReadonlySet<string>, row: number) {
  const nearest = beside.find((nodes) => nodes.length > 0)
  return beside.flat().find((id) => linked.has(id)) ?? nearest?.[Math.min(row, nearest.length - 1)]
}
