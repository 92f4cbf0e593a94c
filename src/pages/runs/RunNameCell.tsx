import { StatusIcon } from "~/components/StatusIcon"
import { COLOR_TAG, cssColor, hexColor, runColor } from "~/domain/runs/runColor"
import { idAt, nameAt, serverAt, type RunColumns } from "~/domain/runs/runColumns"
import { formatRunReference } from "~/domain/runs/run"
import { nameOrId } from "~/domain/text/nameOrId"
import { routes } from "~/domain/url/routes"

import { cellText } from "./RunCell"
import styles from "./RunGrid.module.css"
import type { RunView } from "./runView"
import type { Charted } from "./useCharted"

type RunNameCellProps = {
  columns: RunColumns
  view: RunView
  place: number
  selected: ReadonlySet<string>
  charted: Charted
  closed: ReadonlySet<string>
  hrefOf: (path: string) => string
}

/** The first column. Clicks are told apart by `data-part` in one handler of the grid, not by a closure per row. */
export function RunNameCell({ columns, view, place, selected, charted, closed, hrefOf }: RunNameCellProps) {
  const row = view.rows[place] ?? 0
  const id = idAt(columns, row)
  const server = serverAt(columns, row)
  const name = nameOrId(nameAt(columns, row), id)
  const experimentId = columns.experimentIds.get(row) ?? ""
  const reference = formatRunReference({ server, runId: id })
  const drawn = charted.colors.get(reference)
  const depth = view.depths[place] ?? 0
  return (
    <span className={styles["name"]}>
      <input
        type="checkbox"
        tabIndex={-1}
        data-part="select"
        aria-label={`Select ${name}`}
        checked={selected.has(reference)}
        readOnly
      />
      <i
        className={styles["swatch"]}
        style={{ background: drawn === undefined ? colorAt(columns, row) : cssColor(drawn) }}
        data-faded={(charted.isShown && drawn === undefined) || undefined}
      />
      <StatusIcon status={columns.statuses.get(row) ?? ""} />
      {depth > 0 && <span className={styles["indent"]} style={{ width: `calc(${Math.min(depth, 8)} * var(--s3))` }} />}
      <Children name={name} count={view.childCounts.get(row) ?? 0} isOpen={!closed.has(reference)} />
      {view.orphans.has(row) && (
        <span className={styles["orphan"]} role="img" aria-label="Child of a run that is not in this table">
          ↰
        </span>
      )}
      {/* A plain link: the router's own would add a dozen hooks to every row. */}
      <a tabIndex={-1} href={hrefOf(routes.run({ server, experimentId, runId: id }))} title={name}>
        {cellText(name)}
      </a>
    </span>
  )
}

function colorAt(columns: RunColumns, row: number): string {
  const custom = hexColor(columns.tags.get(COLOR_TAG)?.get(row))
  return custom ?? cssColor(runColor(idAt(columns, row)))
}

function Children({ name, count, isOpen }: { name: string; count: number; isOpen: boolean }) {
  if (count === 0) return null
  return (
    <button
      type="button"
      tabIndex={-1}
      data-part="expand"
      className={styles["expander"]}
      aria-label={`${isOpen ? "Hide" : "Show"} ${count} runs inside ${name}`}
    >
      {isOpen ? "▾" : "▸"}
      {!isOpen && count}
    </button>
  )
}
