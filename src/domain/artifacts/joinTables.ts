import type { Cell, Table, TableColumn } from "./table"

type Part = { readonly name: string; readonly table: Table }

/** Tables below each other, the name of each in the first column; columns of one name are one column. */
export function joinTables(
  label: string,
  parts: readonly Part[],
  mostRows: number,
): Table & { readonly isCut: boolean } {
  const kept = withinRows(parts, mostRows)
  const rowCount = kept.reduce((sum, { rows }) => sum + rows, 0)
  const names = [...new Set(kept.flatMap(({ table }) => table.columns.map(({ name }) => name)))]
  const first: TableColumn = {
    name: label,
    type: "text",
    cells: kept.flatMap(({ name, rows }) => Array.from({ length: rows }, () => name)),
  }
  const columns = names.map((name): TableColumn => {
    const found = kept.map(({ table, rows }) => ({ column: table.columns.find((other) => other.name === name), rows }))
    const types = new Set(found.flatMap(({ column }) => column?.type ?? []))
    const [only] = types
    return {
      name,
      type: types.size === 1 && only !== undefined ? only : "text",
      cells: found.flatMap(({ column, rows }) => cellsOf(column, rows)),
    }
  })
  return { columns: [first, ...columns], rowCount, isCut: kept.some(({ table, rows }) => rows < table.rowCount) }
}

function withinRows(parts: readonly Part[], mostRows: number) {
  let left = mostRows
  return parts.map((part) => {
    const rows = Math.min(left, part.table.rowCount)
    left -= rows
    return { ...part, rows }
  })
}

const cellsOf = (column: TableColumn | undefined, rows: number): readonly Cell[] =>
  column === undefined ? Array.from({ length: rows }, () => undefined) : column.cells.slice(0, rows)
