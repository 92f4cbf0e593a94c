import { useEffect, useId, type KeyboardEvent, type MouseEvent, type ReactNode } from "react"

import { isTyping } from "~/hooks/isTyping"
import { isInSight, showRow } from "~/hooks/useScrollWindow"

import type { GridColumn, GridResize, GridSort, RenderCell } from "./gridColumn"
import { GridHeader } from "./GridHeader"
import { movedRow } from "./gridKeys"
import { GridRow } from "./GridRow"
import { useGridWindow } from "./useGridWindow"
import styles from "./VirtualGrid.module.css"

export type VirtualGridProps = {
  label: string
  rowCount: number
  /** Stable identity of a row: an id, never its index. */
  rowKey: (row: number) => string
  /** The first one stays in sight while the others scroll. Keep the list and its columns the same while they do not change. */
  columns: readonly GridColumn[]
  /** Must change identity when what it draws changes, and only then: rows are memoised on it. */
  renderCell: RenderCell
  rowHeightPx: number
  sort?: GridSort | undefined
  onSort?: ((sort: GridSort) => void) | undefined
  onResize?: GridResize | undefined
  /** More in a column's head: a menu. Must keep its identity, as `renderCell`. */
  renderHeaderEnd?: ((column: GridColumn) => ReactNode) | undefined
  activeRow?: number | undefined
  onActiveRow?: ((row: number) => void) | undefined
  /** undefined = rows cannot be selected. */
  isSelected?: ((row: number) => boolean) | undefined
  /** Present for nested rows: depth from 1, and whether open (undefined = nothing inside). */
  level?: ((row: number) => { readonly depth: number; readonly isOpen: boolean | undefined }) | undefined
  onRowClick?: ((row: number, event: MouseEvent) => void) | undefined
  onRowDoubleClick?: ((row: number) => void) | undefined
  /** Keys that do not move the active row, and moves with Shift held. */
  onRowKey?: ((row: number, event: KeyboardEvent) => void) | undefined
}

const GROUP_HEADER_PX = 52
const HEADER_PX = 32

/** A table of any size: only the rows and columns in sight exist. It holds the focus; rows are reached by keys. */
export function VirtualGrid(props: VirtualGridProps) {
  const { rowCount, rowKey, columns, rowHeightPx, activeRow, level } = props
  const headerHeightPx = columns.some(({ group }) => group !== undefined) ? GROUP_HEADER_PX : HEADER_PX
  const { ref, element, rows, columns: shown, widthPx } = useGridWindow({ rowCount, rowHeightPx, columns })
  const gridId = useId()
  const idOf = (row: number) => `${gridId}-${row}`

  const placeOf = (row: number) => ({ row, rowPx: rowHeightPx, headPx: headerHeightPx })
  const activeKey = activeRow === undefined ? undefined : rowKey(activeRow)
  // Its owner may make a row active that is out of sight: the folder above, the next run by a key of the page. One that
  // is partly in sight stays: it must not move away from under the pointer that pressed it.
  useEffect(() => {
    if (activeRow !== undefined && !isInSight(element, placeOf(activeRow))) showRow(element, placeOf(activeRow))
    // oxlint-disable-next-line react/exhaustive-deps -- rows that come or are sorted above it must not pull the table away
  }, [activeKey, element])

  const handleKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (hasOwnKeys(event)) return
    const rowsPerPage = Math.max(1, Math.floor(event.currentTarget.clientHeight / rowHeightPx) - 2)
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    const to = isPlain ? movedRow(event.key, activeRow ?? -1, { rowCount, rowsPerPage }) : undefined
    if (to === undefined || props.onActiveRow === undefined) {
      if (activeRow !== undefined) props.onRowKey?.(activeRow, event)
      return
    }
    event.preventDefault()
    props.onActiveRow(to)
    showRow(element, placeOf(to))
    if (event.shiftKey) props.onRowKey?.(to, event)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the role is there, one of two
    <div
      ref={ref}
      role={level === undefined ? "grid" : "treegrid"}
      aria-label={props.label}
      aria-rowcount={rowCount + 1}
      aria-colcount={columns.length}
      aria-multiselectable={props.isSelected !== undefined || undefined}
      aria-activedescendant={activeRow === undefined ? undefined : idOf(activeRow)}
      tabIndex={0}
      className={styles["grid"]}
      onKeyDown={handleKeyDown}
    >
      <div role="rowgroup" className={styles["head"]} style={{ width: widthPx, height: headerHeightPx }}>
        <GridHeader
          columns={shown}
          sort={props.sort}
          onSort={props.onSort}
          onResize={props.onResize}
          renderEnd={props.renderHeaderEnd}
        />
      </div>
      <div role="rowgroup" className={styles["body"]} style={{ width: widthPx, height: rowCount * rowHeightPx }}>
        {range(rows).map((index) => (
          <GridRow
            key={rowKey(index)}
            row={index}
            id={idOf(index)}
            topPx={index * rowHeightPx}
            heightPx={rowHeightPx}
            columns={shown}
            renderCell={props.renderCell}
            isActive={index === activeRow}
            isSelected={props.isSelected?.(index)}
            level={level?.(index)}
            onClick={props.onRowClick}
            onDoubleClick={props.onRowDoubleClick}
          />
        ))}
      </div>
    </div>
  )
}

const range = ({ from, to }: { from: number; to: number }): readonly number[] =>
  Array.from({ length: to - from }, (_, i) => from + i)

/** A field in a cell takes all keys, a button or link in it those that press it. */
function hasOwnKeys({ target, currentTarget, key }: KeyboardEvent<HTMLDivElement>): boolean {
  if (target === currentTarget) return false
  const isPressed = key === "Enter" || key === " "
  return isTyping(target) || (isPressed && target instanceof Element && target.matches("a, button, input"))
}
