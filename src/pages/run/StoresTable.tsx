import { useState, type ReactNode } from "react"
import { Link } from "react-router-dom"

import { Badge } from "~/components/ui/Badge"
import { Button } from "~/components/ui/Button"
import { UntrustedText } from "~/components/UntrustedText"
import { formatCount } from "~/domain/format"
import type { StoreLabels } from "~/domain/linked/linkWords"
import type { DiffCell, DiffRow, Verdict } from "~/domain/linked/runDiff"
import { SIDES, type Side } from "~/domain/linked/serverLink"
import { visibleText } from "~/domain/text/visibleText"
import { routes } from "~/domain/url/routes"
import type { Pair } from "~/features/connections/usePair"

import styles from "./RunLinked.module.css"
import type { RunInBoth } from "./useOtherCopy"

const SHOWN_AT_FIRST = 200
const LONGEST = 200

/** A row for each key, a column for each store, and beside the key what is wrong with it. */
export function StoresTable({
  label,
  rows,
  pair,
  both,
  hasFiles,
  empty,
}: {
  label: string
  rows: readonly DiffRow[]
  pair: Pair
  both: RunInBoth
  /** The keys are paths of files, which can be opened. */
  hasFiles: boolean
  empty: ReactNode
}) {
  const [isAll, setAll] = useState(false)
  if (rows.length === 0) return empty
  const shown = isAll ? rows : rows.slice(0, SHOWN_AT_FIRST)
  return (
    <>
      <table className={styles["table"]} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{hasFiles ? "Path" : "Key"}</th>
            {SIDES.map((side) => (
              <th key={side} scope="col">
                <UntrustedText text={pair.labels[side]} max={80} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.key} data-verdict={row.verdict}>
              <th scope="row" title={visibleText(row.key)}>
                <UntrustedText text={row.key} /> <Mark verdict={row.verdict} labels={pair.labels} />
              </th>
              {SIDES.map((side) => (
                <td key={side} title={row[side] === undefined ? undefined : visibleText(row[side].exact)}>
                  <Value cell={row[side]} href={hasFiles ? fileRoute(both[side], row.key) : undefined} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < rows.length && <Button onClick={() => setAll(true)}>Show all {formatCount(rows.length)}</Button>}
    </>
  )
}

const fileRoute = ({ backend, run }: RunInBoth[Side], path: string): string =>
  `${routes.run({ server: backend.id, experimentId: run.experimentId, runId: run.id, tab: "artifacts" })}?${new URLSearchParams({ path })}`

function Mark({ verdict, labels }: { verdict: Verdict; labels: StoreLabels }) {
  switch (verdict) {
    case "same":
      return null
    case "differs":
      return <Badge tone="warn">differs</Badge>
    case "unknown":
      return <Badge>not known</Badge>
    case "primary-only":
      return <Lacking label={labels.mirror} />
    case "mirror-only":
      return <Lacking label={labels.primary} />
  }
}

const Lacking = ({ label }: { label: string }) => (
  <Badge tone="warn">
    not in <UntrustedText text={label} max={60} />
  </Badge>
)

function Value({ cell, href }: { cell: DiffCell | undefined; href: string | undefined }) {
  if (cell === undefined) return <i className={styles["none"]}>none</i>
  const text =
    cell.text === "" ? <i className={styles["none"]}>empty</i> : <UntrustedText text={cell.text} max={LONGEST} />
  return (
    <>
      {href === undefined ? text : <Link to={href}>{text}</Link>}
      {cell.note !== "" && <small> {cell.note}</small>}
    </>
  )
}
