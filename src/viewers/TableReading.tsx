import type { ReactNode } from "react"

import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { RowsSkeleton } from "~/components/feedback/Skeleton"
import { Button } from "~/components/ui/Button"
import { formatCount } from "~/domain/format"

import { DataTable } from "./DataTable"
import type { TablePart, TableReading as Reading } from "./useTableReader"
import css from "./View.module.css"

/** A table while it is read: what there is, what is wrong with it, and the way to the rest. */
export function TableReading({
  reading,
  label,
  bar,
  children,
}: {
  reading: Reading
  label: string
  /** More in the bar above the table. */
  bar?: ReactNode
  /** Between the bar and the table. */
  children?: ReactNode
}) {
  const { part, error, isReading, more } = reading
  if (part === undefined) {
    if (isReading) return <RowsSkeleton rows={12} label="Reading the file" />
    return <ErrorNotice error={error} what="The file" onRetry={more} recovers={false} />
  }
  return (
    <section className={css["view"]} aria-label={label}>
      {part.fault !== undefined && (
        <p className={css["fault"]} role="alert">
          {part.fault}
        </p>
      )}
      {children}
      {part.table.columns.length > 0 && <DataTable label={label} table={part.table} bar={bar} />}
      {error !== undefined && !isReading && (
        <ErrorNotice error={error} what="The rest" onRetry={more} recovers={false} isCompact />
      )}
      <Foot part={part} isReading={isReading} onMore={more} />
    </section>
  )
}

function Foot({ part, isReading, onMore }: { part: TablePart; isReading: boolean; onMore: () => void }) {
  const { table, rest, progress } = part
  const { firstRow = 0 } = table
  const count = `${formatCount(table.rowCount)} ${table.rowCount === 1 ? "row" : "rows"}`
  return (
    <p className={css["note"]}>
      <span role="status">
        {firstRow > 0
          ? `Rows ${formatCount(firstRow + 1)} to ${formatCount(firstRow + table.rowCount)}`
          : rest === undefined
            ? `All ${count}`
            : `The first ${count}`}
        {progress !== "" && `, ${progress}`}.
      </span>
      {rest === "tooLarge" && " Download the file to see the rest."}
      {rest === "more" && (
        <Button onClick={onMore} disabledReason={isReading ? "Reading" : undefined}>
          {isReading ? "Reading…" : "Load more"}
        </Button>
      )}
    </p>
  )
}
