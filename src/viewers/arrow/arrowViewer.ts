import { extensionOf } from "~/domain/artifacts/file"
import type { Viewer } from "~/viewers/viewer"

/** The stream form begins with no mark of its own. */
const STREAMS = new Set(["arrows", "arrow", "ipc", "feather"])

export const arrowViewer: Viewer = {
  id: "arrow",
  label: "Table",
  score: ({ path, magic }) => (magic === "arrow" || (magic === "binary" && STREAMS.has(extensionOf(path))) ? 5 : 0),
  load: () => import("./ArrowView").then(({ ArrowView }) => ({ View: ArrowView })),
}
