import type { CSSProperties, ReactNode } from "react"

export type GridColumn = {
  /** Generated, never a server's key: keys may hold anything. */
  readonly id: string
  readonly title: string
  /** A heading above neighbours of the same group: metrics, params, ... */
  readonly group?: string
  readonly widthPx: number
  /** Of the first or the last column: it takes the room that the others leave, and has at least its width. */
  readonly fills?: boolean
  readonly align?: "start" | "end"
  readonly isSortable?: boolean
}

/** A column of a grid. `startPx` and `endPx`: from the start of the grid to its start, and from its end to the end of the grid. */
export type PlacedColumn = {
  readonly column: GridColumn
  readonly index: number
  readonly startPx: number
  readonly endPx: number
  /** The first column fills, so that only the distance to the end is fixed. */
  readonly isFromEnd: boolean
}

export function cellStyle({
  column: { widthPx, fills },
  index,
  startPx,
  endPx,
  isFromEnd,
}: PlacedColumn): CSSProperties {
  // The room of the other columns is a margin: they lie over it.
  if (index === 0) return fills === true ? { minWidth: widthPx, flex: 1, marginRight: endPx } : { width: widthPx }
  if (fills === true) return { left: startPx, right: 0, minWidth: widthPx }
  return isFromEnd ? { right: endPx, width: widthPx } : { left: startPx, width: widthPx }
}

/** undefined = the column's usual width. */
export type GridResize = (columnId: string, widthPx: number | undefined) => void

export type GridSort = { readonly columnId: string; readonly isDescending: boolean }

/** A text is the fast way: it becomes one text node, cut with an ellipsis. */
export type RenderCell = (row: number, column: GridColumn) => ReactNode
