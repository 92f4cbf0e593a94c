import { extensionOf } from "~/domain/artifacts/file"
import type { Viewer } from "~/viewers/viewer"

const EXTENSIONS = new Set(["csv", "tsv", "tab", "psv", "jsonl", "ndjson"])

export const delimitedViewer: Viewer = {
  id: "delimited",
  label: "Table",
  score: ({ path, magic }) => (magic === "text" && EXTENSIONS.has(extensionOf(path)) ? 5 : 0),
  load: () => import("./DelimitedView").then(({ DelimitedView }) => ({ View: DelimitedView })),
}
