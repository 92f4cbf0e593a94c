import type { RunFilter } from "~/domain/filters/runFilter"
import type { RunSort } from "~/domain/runs/columnRef"
import { filterRows } from "~/domain/runs/filterRows"
import { formatRunReference, parseRunReference } from "~/domain/runs/run"
import { allRows, idAt, isDeletedAt, rowOf, serverAt, type RunColumns } from "~/domain/runs/runColumns"
import { sortRows } from "~/domain/runs/runOrder"
import { buildRunTree, hasParents, type RunTree } from "~/domain/runs/runTree"

/** What is done here rather than on the server, in the order in which it is done. */
export type ViewChoices = {
  readonly lifecycle: "active" | "deleted"
  /** undefined = the server has filtered already. */
  readonly filter: RunFilter | undefined
  /** undefined = the rows came in the wanted order. */
  readonly sort: RunSort | undefined
  readonly isNested: boolean
  /** Run references whose children are hidden. */
  readonly closed: ReadonlySet<string>
}

export type RunView = RunTree & {
  /** Rows that match, whether their parents are open or not. */
  readonly matchCount: number
}

export function runView(columns: RunColumns, choices: ViewChoices): RunView {
  const wantsDeleted = choices.lifecycle === "deleted"
  const alive = allRows(columns).filter((row) => isDeletedAt(columns, row) === wantsDeleted)
  const matching = choices.filter === undefined ? alive : filterRows(columns, choices.filter, alive)
  const rows = choices.sort === undefined ? matching : sortRows(columns, choices.sort, matching)
  const isNested = choices.isNested && hasParents(columns)
  const tree = isNested
    ? buildRunTree(columns, rows, (row) => !choices.closed.has(referenceAt(columns, row)))
    : { rows, depths: new Uint16Array(rows.length), childCounts: NO_CHILDREN, orphans: NO_ORPHANS }
  return { ...tree, matchCount: matching.length }
}

const NO_CHILDREN: ReadonlyMap<number, number> = new Map()
const NO_ORPHANS: ReadonlySet<number> = new Set()

export const referenceAt = (columns: RunColumns, row: number): string =>
  formatRunReference({ server: serverAt(columns, row), runId: idAt(columns, row) })

/** Where a run stands among the rows on screen; -1 when it does not. */
export function placeOfRun(columns: RunColumns, view: RunView, reference: string | undefined): number {
  const found = reference === undefined ? undefined : parseRunReference(reference)
  const row = found && rowOf(columns, found.runId, found.server)
  return row === undefined ? -1 : view.rows.indexOf(row)
}
