import { UntrustedText } from "~/components/UntrustedText"
import { leafLabel } from "~/domain/experiments/experimentTree"
import { formatExact, formatMetric } from "~/domain/format/numbers"
import { formatAge, formatDuration, formatTimeWithZone } from "~/domain/format/times"
import type { CellReader } from "~/domain/runs/runCells"

import type { RunGridColumn } from "./runGridColumns"
import styles from "./RunGrid.module.css"

export type CellLook = {
  readonly digits: number
  readonly timeZone: string
  readonly nowMs: number
}

/** Most texts hold nothing that could hide or turn round, and need no component to say so. */
export const cellText = (text: string) =>
  text.length <= MOST_PLAIN && /^[ -~]*$/.test(text) ? text : <UntrustedText text={text} />

const MOST_PLAIN = 200

/** The text of one cell. Plain elements only: hundreds of them are made for each screen that scrolls by. */
export function runCell(column: RunGridColumn, value: ReturnType<CellReader["read"]>, look: CellLook) {
  if (value === undefined) return null
  if (typeof value === "number") return numberCell(column, value, look)
  if (value === "") return <span className={styles["empty"]}>empty</span>
  return (
    <span className={styles["text"]} title={value}>
      {cellText(value)}
    </span>
  )
}

function numberCell({ ref }: RunGridColumn, value: number, { digits, timeZone, nowMs }: CellLook) {
  if (ref.kind === "metric") return <span title={formatExact(value)}>{formatMetric(value, digits)}</span>
  if (ref.key === "duration") return <span title={`${value} ms`}>{formatDuration(value)}</span>
  return (
    <span className={styles["dim"]} title={formatTimeWithZone(value, timeZone)}>
      {formatAge(value, nowMs)}
    </span>
  )
}

/** The last part of an experiment's path, the whole of it on hover. */
export const placeCell = (name: string) => (
  <span className={styles["text"]} title={name}>
    {cellText(leafLabel(name))}
  </span>
)
