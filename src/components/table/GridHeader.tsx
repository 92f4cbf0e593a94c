import { ArrowDown, ArrowUp } from "lucide-react"
import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from "react"

import { visibleText } from "~/domain/text/visibleText"

import { cellStyle, type GridColumn, type GridResize, type GridSort, type PlacedColumn } from "./gridColumn"
import styles from "./VirtualGrid.module.css"

const MIN_WIDTH_PX = 56
const KEY_STEP_PX = 16

type GridHeaderProps = {
  columns: readonly PlacedColumn[]
  sort: GridSort | undefined
  onSort: ((sort: GridSort) => void) | undefined
  onResize: GridResize | undefined
  renderEnd: ((column: GridColumn) => ReactNode) | undefined
}

export function GridHeader({ columns, renderEnd, ...rest }: GridHeaderProps) {
  const hasGroups = columns.some(({ column }) => column.group !== undefined)
  return (
    <div role="row" aria-rowindex={1} className={styles["header"]} data-groups={hasGroups || undefined}>
      {columns.map((placed, position) => {
        const { column, index } = placed
        const isGroupStart = column.group !== undefined && columns[position - 1]?.column.group !== column.group
        return (
          <div
            key={column.id}
            role="columnheader"
            aria-colindex={index + 1}
            aria-sort={sortState(column, rest.sort)}
            data-align={column.align}
            className={index === 0 ? styles["first"] : styles["cell"]}
            style={cellStyle(placed)}
          >
            {isGroupStart && <span className={styles["group"]}>{column.group}</span>}
            <HeaderTitle column={column} {...rest} />
            {renderEnd?.(column)}
            {rest.onResize !== undefined && <ResizeHandle column={column} onResize={rest.onResize} />}
          </div>
        )
      })}
    </div>
  )
}

function sortState({ id, isSortable }: GridColumn, sort: GridSort | undefined) {
  if (sort?.columnId === id) return sort.isDescending ? "descending" : "ascending"
  return isSortable === true ? "none" : undefined
}

function HeaderTitle({
  column,
  sort,
  onSort,
  onResize,
}: Pick<GridHeaderProps, "sort" | "onSort" | "onResize"> & { column: GridColumn }) {
  const text = visibleText(column.title)
  if (column.isSortable !== true || onSort === undefined) {
    return (
      <bdi className={styles["title"]} title={text}>
        {text}
      </bdi>
    )
  }
  const isSorted = sort?.columnId === column.id
  const Arrow = sort?.isDescending === true ? ArrowDown : ArrowUp
  const handleKeyDown = (event: KeyboardEvent) => {
    const step = WIDTH_KEYS.get(event.key)
    if (!event.shiftKey || step === undefined || onResize === undefined) return
    event.preventDefault()
    event.stopPropagation()
    onResize(column.id, Math.max(MIN_WIDTH_PX, column.widthPx + step))
  }
  return (
    <button
      type="button"
      className={styles["sort"]}
      title={onResize === undefined ? text : `${text}\nClick to sort; Shift with the arrow keys sets the width`}
      onClick={() => onSort({ columnId: column.id, isDescending: isSorted ? !sort.isDescending : true })}
      onKeyDown={handleKeyDown}
    >
      <bdi>{text}</bdi>
      {isSorted && <Arrow size={12} aria-hidden="true" />}
    </button>
  )
}

const WIDTH_KEYS = new Map([
  ["ArrowLeft", -KEY_STEP_PX],
  ["ArrowRight", KEY_STEP_PX],
])

/** Drawn by the pointer, put back by two clicks; the keyboard's way is on the title. */
function ResizeHandle({ column, onResize }: { column: GridColumn; onResize: GridResize }) {
  const start = useRef<{ x: number; width: number }>(undefined)
  const handlePointerMove = (event: PointerEvent<HTMLSpanElement>) => {
    if (start.current === undefined) return
    onResize(column.id, Math.max(MIN_WIDTH_PX, Math.round(start.current.width + event.clientX - start.current.x)))
  }
  return (
    <span
      aria-hidden="true"
      className={styles["resize"]}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        start.current = { x: event.clientX, width: column.widthPx }
      }}
      onPointerMove={handlePointerMove}
      onDoubleClick={() => onResize(column.id, undefined)}
      onPointerUp={() => (start.current = undefined)}
      onPointerCancel={() => (start.current = undefined)}
    />
  )
}
