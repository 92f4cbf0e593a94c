import { isTextual } from "~/domain/artifacts/magic"
import type { Viewer } from "~/viewers/viewer"

export const textViewer: Viewer = {
  id: "text",
  label: "Text",
  score: ({ magic }) => (isTextual(magic) ? 2 : 0),
  load: () => import("./TextView").then(({ TextView }) => ({ View: TextView })),
}
