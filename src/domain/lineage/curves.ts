import { LINEAGE_COLUMNS, type Lineage } from "./lineage"

/** In pixels. The styles take them from here, so nothing has to be measured. */
export const ROW = 68
/** Room between two nodes of a column. */
export const GAP = 8

/** Across, in parts of a thousand of the width: five columns and four gaps. */
export const WIDTH = 1000
export const COLUMN_GAP = 40
const COLUMN = (WIDTH - COLUMN_GAP * (LINEAGE_COLUMNS.length - 1)) / LINEAGE_COLUMNS.length

export type Curve = { readonly from: string; readonly to: string; readonly path: string }

/** Rows of the highest column; what is said in place of nodes, or after them, takes one. */
export const rowsOf = ({ columns }: Lineage): number =>
  Math.max(...columns.map(({ nodes, more, nothing }) => nodes.length + Number(more !== "") + Number(nothing !== "")))

/**
 * From the right edge of one node to the left edge of the other. A line that leaves a column out goes below the nodes of that
 * row: behind one it would look as if it went there.
 */
export function curvesOf({ columns, edges }: Lineage): readonly Curve[] {
  const places = new Map(
    columns.flatMap(({ nodes }, column) => nodes.map(({ id }, row) => [id, { column, row }] as const)),
  )
  return edges.flatMap(({ from, to }) => {
    const [start, end] = [places.get(from), places.get(to)]
    if (start === undefined || end === undefined) return []
    const between = Array.from({ length: Math.max(0, end.column - start.column - 1) }, (_, index) => ({
      column: start.column + 1 + index,
      y: (start.row + 1) * ROW - GAP / 2,
    }))
    const stops = [...between, { column: end.column, y: middleOf(end.row) }]
    let [x, y] = [leftOf(start.column) + COLUMN, middleOf(start.row)]
    let path = `M${x} ${y}`
    for (const stop of stops) {
      const left = leftOf(stop.column)
      const half = (x + left) / 2
      path += `C${half} ${y} ${half} ${stop.y} ${left} ${stop.y}`
      x = left + COLUMN
      y = stop.y
      if (stop.column !== end.column) path += `H${x}`
    }
    return [{ from, to, path }]
  })
}

const leftOf = (column: number): number => column * (COLUMN + COLUMN_GAP)
const middleOf = (row: number): number => row * ROW + (ROW - GAP) / 2
