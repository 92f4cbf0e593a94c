import type { ReactNode } from "react"

export type GridColumn = {
  /** Generated, never a server's key: keys may hold anything. */
  readonly id: string
  readonly title: string
  /** A heading above neighbours of the same group: metrics, params, ... */
  readonly group?: string
  readonly widthPx: number
  readonly align?: "start" | "end"
  readonly isSortable?: boolean
}

/** undefined = the column's usual width. */
export type GridResize = (columnId: string, widthPx: number | undefined) => void

export type GridSort = { readonly columnId: string; readonly isDescending: boolean }

/** A text is the fast way: it becomes one text node, cut with an ellipsis. */
export type RenderCell = (row: number, column: GridColumn) => ReactNode
