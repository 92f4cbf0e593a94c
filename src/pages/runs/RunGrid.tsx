import { useCallback, useMemo, type KeyboardEvent, type MouseEvent } from "react"
import { useHref } from "react-router-dom"

import { VirtualGrid } from "~/components/table/VirtualGrid"
import type { GridColumn, GridResize } from "~/components/table/gridColumn"
import { columnId, parseColumnId, type ColumnRef, type RunSort } from "~/domain/runs/columnRef"
import { cellReader } from "~/domain/runs/runCells"
import { isUnfinished } from "~/domain/runs/runStatus"
import { serverAt, type RunColumns } from "~/domain/runs/runColumns"

import { ColumnMenu } from "./ColumnMenu"
import { placeCell, runCell, type CellLook } from "./RunCell"
import { EXPERIMENT_COLUMN, NAME_COLUMN, type RunGridColumn } from "./runGridColumns"
import styles from "./RunGrid.module.css"
import { RunNameCell } from "./RunNameCell"
import { placeOfRun, referenceAt, type RunView } from "./runView"
import type { Charted } from "./useCharted"

export type RunGridProps = {
  columns: RunColumns
  view: RunView
  gridColumns: readonly RunGridColumn[]
  sort: RunSort
  look: CellLook
  rowHeightPx: number
  selected: ReadonlySet<string>
  charted: Charted
  closed: ReadonlySet<string>
  /** Run reference of the row that has the keyboard. */
  active: string | undefined
  isStale: boolean
  /** Name of an experiment by its id. */
  placeOf: (server: string, experimentId: string) => string
  /** The shown columns but for the name, to hide and to move. */
  refs: readonly ColumnRef[]
  on: RunGridEvents
}

export type RunGridEvents = {
  readonly columns: (refs: readonly ColumnRef[]) => void
  readonly sort: (sort: RunSort) => void
  readonly resize: GridResize
  readonly activate: (place: number) => void
  readonly click: (place: number, event: MouseEvent) => void
  readonly open: (place: number) => void
  readonly key: (place: number, event: KeyboardEvent) => void
}

/** The table itself. A place is a row on screen, a row is one in the store. */
export function RunGrid(props: RunGridProps) {
  const { columns, view, gridColumns, selected, closed, on } = props
  const renderCell = useRenderCell(props)
  const { refs } = props
  const { sort: onSort, columns: onColumns, resize: onResize } = on
  const renderHeaderEnd = useCallback(
    ({ id }: GridColumn) => {
      const isResized = gridColumns.some((column) => column.id === id && column.isResized)
      const onUsualWidth = isResized ? () => onResize(id, undefined) : undefined
      return <ColumnMenu {...{ id, refs, onSort, onColumns, onUsualWidth }} />
    },
    [gridColumns, refs, onSort, onColumns, onResize],
  )
  const rowAt = (place: number) => view.rows[place] ?? 0
  const activePlace = placeOfRun(columns, view, props.active)
  const isOpen = (row: number) => (view.childCounts.has(row) ? !closed.has(referenceAt(columns, row)) : undefined)
  return (
    <div className={styles["frame"]} data-stale={props.isStale || undefined}>
      <VirtualGrid
        label="Runs"
        rowCount={view.rows.length}
        rowKey={(place) => referenceAt(columns, rowAt(place))}
        columns={gridColumns}
        renderCell={renderCell}
        rowHeightPx={props.rowHeightPx}
        sort={{ columnId: columnId(props.sort.column), isDescending: props.sort.isDescending }}
        onSort={(sort) => {
          const column = parseColumnId(sort.columnId)
          if (column) on.sort({ column, isDescending: sort.isDescending })
        }}
        onResize={on.resize}
        renderHeaderEnd={renderHeaderEnd}
        activeRow={activePlace < 0 ? undefined : activePlace}
        onActiveRow={on.activate}
        isSelected={(place) => selected.has(referenceAt(columns, rowAt(place)))}
        {...(view.childCounts.size > 0 && {
          level: (place: number) => levelOf((view.depths[place] ?? 0) + 1, isOpen(rowAt(place))),
        })}
        onRowClick={on.click}
        onRowDoubleClick={on.open}
        onRowKey={on.key}
      />
    </div>
  )
}

/** One object per depth and state: rows are memoised on it. */
const levels = new Map<string, { depth: number; isOpen: boolean | undefined }>()

function levelOf(depth: number, isOpen: boolean | undefined) {
  const name = `${depth} ${isOpen}`
  const known = levels.get(name)
  if (known) return known
  const level = { depth, isOpen }
  levels.set(name, level)
  return level
}

function useRenderCell({ columns, view, gridColumns, selected, charted, closed, look, placeOf }: RunGridProps) {
  // "#/" behind a hash; what follows is the path without its first slash.
  const root = useHref("/")
  const hrefOf = useCallback((path: string) => root + path.slice(1), [root])
  const byId = useMemo(
    () => new Map(gridColumns.map((column) => [column.id, { column, reader: cellReader(columns, column.ref) }])),
    [columns, gridColumns],
  )
  return useCallback(
    (place: number, { id }: GridColumn) => {
      if (id === NAME_ID) return <RunNameCell {...{ columns, view, place, selected, charted, closed, hrefOf }} />
      const found = byId.get(id)
      if (!found) return null
      const row = view.rows[place] ?? 0
      const isRunning = id === DURATION_ID && isUnfinished(columns.statuses.get(row) ?? "")
      if (isRunning) return <span className={styles["live"]}>running</span>
      if (id === EXPERIMENT_ID) return placeCell(placeOf(serverAt(columns, row), columns.experimentIds.get(row) ?? ""))
      return runCell(found.column, found.reader.read(row), look)
    },
    [columns, view, byId, selected, charted, closed, look, placeOf, hrefOf],
  )
}

const NAME_ID = columnId(NAME_COLUMN)
const EXPERIMENT_ID = columnId(EXPERIMENT_COLUMN)
const DURATION_ID = columnId({ kind: "attribute", key: "duration" })
