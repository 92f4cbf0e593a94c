import { ChartNoAxesColumn } from "lucide-react"
import { useCallback, useDeferredValue, useMemo, useState, type ReactNode } from "react"

import type { GridColumn, GridSort, RenderCell } from "~/components/table/gridColumn"
import { VirtualGrid } from "~/components/table/VirtualGrid"
import { IconButton } from "~/components/ui/IconButton"
import { Popover } from "~/components/ui/Popover"
import { SearchField } from "~/components/ui/SearchField"
import type { Table } from "~/domain/artifacts/table"
import { orderRows } from "~/domain/artifacts/tableOrder"
import { formatCount } from "~/domain/format"
import { visibleText } from "~/domain/text/visibleText"

import { ColumnStatistics } from "./ColumnStatistics"
import { gridColumnsOf, indexOfColumn, ROW_NUMBER } from "./dataColumns"
import styles from "./DataTable.module.css"
import { PickedCell } from "./PickedCell"
import { usePickedCell, type Place } from "./usePickedCell"
import css from "./View.module.css"

const ROW_PX = 28
/** Of a cell in the table; the whole of it is read below. */
const LONGEST_SHOWN = 300

/** Any table of a file: sort, filter, read a cell in full, and what is in a column. */
export function DataTable({ label, table }: { label: string; table: Table }) {
  const [filter, setFilter] = useState("")
  const [sort, setSort] = useState<GridSort>()
  const [widths, setWidths] = useState<ReadonlyMap<string, number>>(new Map())
  const { columns } = table
  const sought = useDeferredValue(filter)
  const shape = columns.map(({ name, type }) => `${type}:${name}`).join("\n")
  const order = useMemo(
    () => orderRows(table, sought, sort && { column: indexOfColumn(sort.columnId), isDescending: sort.isDescending }),
    [table, sought, sort],
  )
  // Widths follow from the first rows: a table that grows must not move its columns.
  // oxlint-disable-next-line react/exhaustive-deps -- the shape is what they are made of
  const gridColumns = useMemo(() => gridColumnsOf(columns, widths), [shape, widths])
  const picked = usePickedCell(
    order.length,
    columns.length,
    ({ row, column }) => columns[column]?.cells[order[row] ?? 0] ?? "",
  )
  const renderCell = useCellRenderer(order, table, picked.at)
  const handleResize = (id: string, widthPx: number | undefined) =>
    setWidths((old) => {
      const next = new Map(old)
      if (widthPx === undefined) next.delete(id)
      else next.set(id, widthPx)
      return next
    })
  return (
    <>
      <div className={css["bar"]}>
        <SearchField label="Filter rows" value={filter} onChange={setFilter} />
        {sought !== "" && (
          <span role="status">
            {formatCount(order.length)} of {formatCount(table.rowCount)} rows
          </span>
        )}
        <span className={css["end"]}>
          {formatCount(columns.length)} {columns.length === 1 ? "column" : "columns"}
        </span>
      </div>
      <div className={styles["rows"]}>
        <VirtualGrid
          label={label}
          rowCount={order.length}
          rowKey={(row) => String(order[row])}
          columns={gridColumns}
          renderCell={renderCell}
          rowHeightPx={ROW_PX}
          sort={sort}
          onSort={setSort}
          onResize={handleResize}
          renderHeaderEnd={useStatistics(table)}
          activeRow={picked.at?.row}
          onActiveRow={picked.toRow}
          onRowClick={picked.click}
          onRowKey={picked.key}
        />
      </div>
      <PickedCell table={table} row={picked.at && order[picked.at.row]} column={picked.at?.column} />
    </>
  )
}

/** Changes its identity with what it draws, as the grid asks. */
function useCellRenderer(order: Uint32Array, { columns, firstRow = 0 }: Table, at: Place | undefined): RenderCell {
  return useCallback(
    (row, { id }) => {
      const fileRow = order[row] ?? 0
      if (id === ROW_NUMBER) return formatCount(firstRow + fileRow + 1)
      const column = indexOfColumn(id)
      const cell = columns[column]?.cells[fileRow]
      const text = cell === undefined ? "" : visibleText(cell.slice(0, LONGEST_SHOWN))
      return at?.row === row && at.column === column ? <span className={styles["picked"]}>{text}</span> : text
    },
    [order, columns, firstRow, at],
  )
}

function useStatistics(table: Table): (column: GridColumn) => ReactNode {
  return useCallback(
    ({ id, title }) => {
      const column = table.columns[indexOfColumn(id)]
      if (column === undefined) return null
      const name = visibleText(title)
      return (
        <span className={styles["statistics"]}>
          <Popover
            title={name}
            align="end"
            trigger={
              <IconButton label={`Statistics of ${name}`} isSmall>
                <ChartNoAxesColumn size={12} />
              </IconButton>
            }
          >
            <ColumnStatistics column={column} rowCount={table.rowCount} />
          </Popover>
        </span>
      )
    },
    [table],
  )
}
