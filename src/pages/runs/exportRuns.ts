import { csvText } from "~/domain/format/csv"
import { formatExact } from "~/domain/format/numbers"
import { formatTimeWithZone } from "~/domain/format/times"
import { columnId, type ColumnRef } from "~/domain/runs/columnRef"
import { cellReader } from "~/domain/runs/runCells"
import { idAt, type RunColumns } from "~/domain/runs/runColumns"

const TIMES = new Set(["start_time", "end_time"])

/** The rows and columns of the table as CSV: exact numbers, times in UTC, the run id first. */
export function runsCsv(columns: RunColumns, rows: Uint32Array, refs: readonly ColumnRef[]): string {
  const readers = refs.map((ref) => ({
    isTime: ref.kind === "attribute" && TIMES.has(ref.key),
    ...cellReader(columns, ref),
  }))
  const lines = Array.from(rows, (row) => [
    idAt(columns, row),
    ...readers.map((reader) => {
      const value = reader.read(row)
      if (value === undefined) return ""
      if (typeof value === "string") return value
      return reader.isTime ? formatTimeWithZone(value, "UTC") : formatExact(value)
    }),
  ])
  return csvText([["run_id", ...refs.map(columnId)], ...lines])
}

/** File names come from experiment names, which may hold anything. */
export const csvFileName = (name: string): string =>
  `${name.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu, "_").slice(0, 80) || "runs"}.csv`
