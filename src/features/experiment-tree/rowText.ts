import { shownLabel } from "~/domain/experiments/experimentTree"
import { routes } from "~/domain/url/routes"

import type { RailRow } from "./treeRows"

export function rowText(row: RailRow): string {
  if (row.kind === "server") return row.branch.server.label
  return row.kind === "note" ? row.note : shownLabel(row.node.label)
}

/** undefined = a folder or a note. */
export function rowPath(row: RailRow): string | undefined {
  if (row.kind === "server") return routes.experiments(row.branch.server.id)
  if (row.kind === "note") return undefined
  return row.node.experiment === undefined ? undefined : routes.runs(row.server.id, row.node.experiment.id)
}
