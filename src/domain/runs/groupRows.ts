import type { ColumnRef } from "./columnRef"
import { cellReader } from "./runCells"
import type { RunColumns } from "./runColumns"

export type RowGroup = {
  /** undefined = the runs where it is not set. */
  readonly value: string | number | undefined
  readonly rows: readonly number[]
}

/** The rows by the value of one column, groups in the order of their first row, "not set" last. */
export function groupRows(columns: RunColumns, by: ColumnRef, rows: Uint32Array): readonly RowGroup[] {
  const reader = cellReader(columns, by)
  const groups = new Map<string | number | undefined, number[]>()
  for (const row of rows) {
    const value = reader.read(row)
    const group = groups.get(value)
    if (group) group.push(row)
    else groups.set(value, [row])
  }
  const all = [...groups].map(([value, found]) => ({ value, rows: found }))
  return all.toSorted((a, b) => Number(a.value === undefined) - Number(b.value === undefined))
}
