import { useMemo } from "react"

import { KeyValueTable } from "~/components/KeyValueTable"
import { columnStatistics } from "~/domain/artifacts/columnStatistics"
import type { CellType, TableColumn } from "~/domain/artifacts/table"
import { formatCount, formatExact } from "~/domain/format"

const TYPE_WORDS: Readonly<Record<CellType, string>> = {
  number: "numbers",
  bool: "true or false",
  date: "dates",
  text: "text",
}
const LONGEST_SHOWN = 80

/** What is in a column, over the rows that are loaded. */
export function ColumnStatistics({ column, rowCount }: { column: TableColumn; rowCount: number }) {
  const found = useMemo(() => columnStatistics(column, rowCount), [column, rowCount])
  const rows = [
    { key: "Type", value: TYPE_WORDS[column.type] },
    { key: "Values", value: formatCount(found.count) },
    { key: "Missing", value: formatCount(found.missing) },
    { key: "Distinct", value: `${found.isDistinctCapped ? "over " : ""}${formatCount(found.distinct)}` },
    ...extreme("Smallest", found.min),
    ...extreme("Largest", found.max),
    ...(found.mean === undefined ? [] : [{ key: "Mean", value: formatExact(found.mean) }]),
    ...(found.notFinite === 0 ? [] : [{ key: "NaN or infinite", value: formatCount(found.notFinite) }]),
  ]
  return (
    <>
      <KeyValueTable label="Column statistics" rows={rows} hasShortKeys />
      <small>Of the {formatCount(rowCount)} rows that are loaded</small>
    </>
  )
}

const extreme = (key: string, value: string | undefined) =>
  value === undefined ? [] : [{ key, value: value.slice(0, LONGEST_SHOWN), exact: value }]
