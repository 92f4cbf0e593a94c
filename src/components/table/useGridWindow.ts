import { useMemo } from "react"

import { rowsInSight, useScrollWindow } from "~/hooks/useScrollWindow"

import type { GridColumn, PlacedColumn } from "./gridColumn"

const AROUND_ROWS = 4
const AROUND_PX = 100
const STEP_PX = 24

/** Which rows and columns are in sight. The list of columns keeps its identity until it changes, so rows stay memoised. */
export function useGridWindow({
  rowCount,
  rowHeightPx,
  columns,
}: {
  rowCount: number
  rowHeightPx: number
  columns: readonly GridColumn[]
}) {
  const { ref, window, element } = useScrollWindow(STEP_PX)
  const starts = useMemo(() => startsOf(columns), [columns])
  const from = firstAfter(starts, window.left - AROUND_PX + (starts[1] ?? 0)) - 1
  const to = firstAfter(starts, window.left + window.width + AROUND_PX)
  const placed = useMemo(() => placedColumns(columns, starts, { from, to }), [columns, starts, from, to])
  const rows = rowsInSight(window, { count: rowCount, rowPx: rowHeightPx, around: AROUND_ROWS })
  return { ref, element, rows, columns: placed, widthPx: starts[columns.length] ?? 0 }
}

/** Where each column begins, and at the end where the last one ends. */
function startsOf(columns: readonly GridColumn[]): readonly number[] {
  const starts = [0]
  for (const { widthPx } of columns) starts.push((starts.at(-1) ?? 0) + widthPx)
  return starts
}

/** The first column that begins beyond `px`, by halves. */
function firstAfter(starts: readonly number[], px: number): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) > px) high = middle
    else low = middle + 1
  }
  return low
}

/** The first column, which always stays, and those from `from` up to but not including `to` of the others. */
function placedColumns(
  columns: readonly GridColumn[],
  starts: readonly number[],
  { from, to }: { from: number; to: number },
): readonly PlacedColumn[] {
  const begin = Math.max(1, from)
  const [first] = columns
  const place = (column: GridColumn, index: number) => ({
    column,
    index,
    startPx: starts[index] ?? 0,
    endPx: (starts.at(-1) ?? 0) - (starts[index + 1] ?? 0),
    isFromEnd: first?.fills === true,
  })
  const others = columns.slice(begin, to).map((column, i) => place(column, begin + i))
  return first === undefined ? [] : [place(first, 0), ...others]
}
