import type { Viewer } from "~/viewers/viewer"

export const textViewer: Viewer = {
  id: "text",
  label: "Text",
  score: ({ magic }) => (magic === "text" ? 2 : 0),
  load: () => import("./TextView").then(({ TextView }) => ({ View: TextView })),
}
