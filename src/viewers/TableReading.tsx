import type { ReactNode } from "react"

import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { RowsSkeleton } from "~/components/feedback/Skeleton"
import { Button } from "~/components/ui/Button"
import { formatCount } from "~/domain/format"

import { DataTable } from "./DataTable"
import { Fault } from "./Fault"
import type { TablePart, TableReading as Reading } from "./useTableReader"
import css from "./View.module.css"

/** A table while it is read: what there is, what is wrong with it, and the way to the rest. */
export function TableReading({
  reading,
  label,
  tableKey,
  bar,
  children,
}: {
  reading: Reading
  label: string
  /** Another one is another table, which begins without filter and order. */
  tableKey?: string
  /** Which of several tables is shown: stays in place while the next one is read. */
  bar?: ReactNode
  /** Between the bar and the table. */
  children?: ReactNode
}) {
  const { part, isStale, isReading } = reading
  return (
    <section className={css["view"]} aria-label={label} aria-busy={isStale || undefined}>
      {bar !== undefined && <div className={css["bar"]}>{bar}</div>}
      <Faults reading={reading} />
      {part !== undefined && children}
      {part !== undefined && part.table.columns.length > 0 && (
        <DataTable key={tableKey} label={label} table={part.table} />
      )}
      {part === undefined && isReading && <RowsSkeleton rows={12} label="Reading the file" />}
      <Failure reading={reading} />
      {part !== undefined && <Foot part={part} isReading={isReading} onMore={reading.more} />}
    </section>
  )
}

function Faults({ reading: { part, isReading, more } }: { reading: Reading }) {
  if (part?.fault === undefined) return null
  return (
    <Fault>
      {part.fault}
      {part.mayPass === true && (
        <>
          {"\n"}
          <Button onClick={more} disabledReason={isReading ? "Asking now" : undefined}>
            Try again
          </Button>
        </>
      )}
    </Fault>
  )
}

function Failure({ reading: { part, error, isReading, more } }: { reading: Reading }) {
  if (error === undefined || isReading) return null
  const hasSome = part !== undefined
  return (
    <ErrorNotice
      error={error}
      what={hasSome ? "The rest" : "The file"}
      onRetry={more}
      recovers={false}
      isCompact={hasSome}
    />
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
