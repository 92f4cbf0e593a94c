import { memo, type MouseEvent, type ReactNode } from "react"

import { cellStyle, type PlacedColumn, type RenderCell } from "./gridColumn"
import styles from "./VirtualGrid.module.css"

type GridRowProps = {
  row: number
  id: string
  topPx: number
  heightPx: number
  /** The first column (always there) and those in sight. The array is the same object while neither changes. */
  columns: readonly PlacedColumn[]
  renderCell: RenderCell
  isActive: boolean
  isSelected: boolean | undefined
  level: { readonly depth: number; readonly isOpen: boolean | undefined } | undefined
  onClick: ((row: number, event: MouseEvent) => void) | undefined
  onDoubleClick: ((row: number) => void) | undefined
}

/** One row. Scrolling makes new rows but must not draw the old ones again: hence memo and plain text cells. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, columns, level, renderCell, onClick, onDoubleClick } = props
  return (
    // Keys are handled by the grid, which holds the focus.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- see above
    <div
      role="row"
      id={props.id}
      aria-rowindex={row + 2}
      aria-selected={props.isSelected}
      aria-level={level?.depth}
      aria-expanded={level?.isOpen}
      data-active={props.isActive || undefined}
      className={styles["row"]}
      // Not a transform: beside the sticky first cell each row would become a layer, at 6 ms a frame more.
      style={{ top: props.topPx, height: props.heightPx }}
      onClick={onClick === undefined ? undefined : (event) => onClick(row, event)}
      onDoubleClick={onDoubleClick === undefined ? undefined : () => onDoubleClick(row)}
    >
      {columns.map((placed) => (
        <div
          key={placed.column.id}
          role={placed.index === 0 ? "rowheader" : "gridcell"}
          aria-colindex={placed.index + 1}
          data-align={placed.column.align}
          className={placed.index === 0 ? styles["first"] : styles["cell"]}
          style={cellStyle(placed)}
        >
          {cellContent(renderCell(row, placed.column))}
        </div>
      ))}
    </div>
  )
})

/** A bare text is wrapped so that it can be cut; anything else brings its own element. */
const cellContent = (content: ReactNode): ReactNode =>
  typeof content === "string" ? <span className={styles["text"]}>{content}</span> : content
