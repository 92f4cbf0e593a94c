import type { Viewer } from "~/viewers/viewer"

export const fallbackViewer: Viewer = {
  id: "bytes",
  label: "First bytes",
  score: () => 1,
  load: () => import("./FallbackView").then(({ FallbackView }) => ({ View: FallbackView })),
}
