import { parseSort, type RunSort } from "~/domain/runs/columnRef"
import { list, oneOf, text } from "~/domain/url/search"

/** Everything one can see on the page, so that a copied link shows the same. */
export const runsSearch = {
  /** More experiments in the same table: `<server>:<experiment id>`. */
  with: list(),
  filter: text(),
  sort: text("-attributes.start_time"),
  /** Column ids in order; empty = chosen by what differs. */
  columns: list(),
  /** Those that a person changed: see columnWidths. */
  widths: text(),
  view: oneOf(["table", "split", "charts"], "table"),
  tab: oneOf(["runs", "models"], "runs"),
  lifecycle: oneOf(["active", "deleted"], "active"),
  nest: oneOf(["yes", "no"], "yes"),
  /** Run references whose children are hidden. */
  closed: list(),
  selected: list(),
  /** The run reference in the panel on the right. */
  preview: text(),
}

export const DEFAULT_SORT: RunSort = { column: { kind: "attribute", key: "start_time" }, isDescending: true }

export const sortOf = (sort: string): RunSort => parseSort(sort) ?? DEFAULT_SORT
