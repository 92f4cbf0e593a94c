import { list, oneOf, text } from "~/domain/url/search"
import { wallSearch } from "~/features/metric-wall/wallSearch"

export const VIEWS = ["both", "table", "curves"] as const

export const compareSearch = {
  ...wallSearch,
  /** Run references: `<server>:<run_id>`. */
  runs: list(),
  /** The run that the others are compared with; empty = the first. */
  baseline: text(),
  view: oneOf(VIEWS, "both"),
  rows: oneOf(["differing", "all"], "differing"),
  /** Only rows whose key holds this. */
  key: text(),
  /** Metrics whose good end was chosen by hand: see domain/compare/direction. */
  best: list(),
}
