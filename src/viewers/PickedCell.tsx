import { CopyButton } from "~/components/CopyButton"
import { UntrustedText } from "~/components/UntrustedText"
import type { Table } from "~/domain/artifacts/table"
import { formatCount } from "~/domain/format"

import styles from "./DataTable.module.css"

const LONGEST_SHOWN = 4000

/** One cell in full, to be read and copied. */
export function PickedCell({
  table,
  row,
  column,
}: {
  table: Table
  row: number | undefined
  column: number | undefined
}) {
  const of = column === undefined ? undefined : table.columns[column]
  if (row === undefined || of === undefined) return null
  const cell = of.cells[row]
  return (
    <div role="group" className={styles["cell"]} aria-label="Picked cell">
      <span className={styles["place"]}>
        Row {formatCount((table.firstRow ?? 0) + row + 1)}, <UntrustedText text={of.name} />
      </span>
      <span className={styles["value"]}>
        {cell === undefined ? <i>missing</i> : <UntrustedText text={cell} max={LONGEST_SHOWN} />}
      </span>
      {cell !== undefined && <CopyButton text={cell} label="Copy the cell" />}
    </div>
  )
}
