import type { Viewer } from "~/viewers/viewer"

/** The whole of it has to be read before the first row can be shown. */
export const MAX_LOGGED_TABLE_BYTES = 24_000_000

export const loggedTableViewer: Viewer = {
  id: "loggedTable",
  label: "Table",
  score: ({ magic, sizeBytes = 0 }) => (magic === "jsonTable" && sizeBytes <= MAX_LOGGED_TABLE_BYTES ? 6 : 0),
  load: () => import("./LoggedTableView").then(({ LoggedTableView }) => ({ View: LoggedTableView })),
}
