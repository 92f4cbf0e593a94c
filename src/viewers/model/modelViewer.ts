import { fileNameOf } from "~/domain/artifacts/file"
import type { Viewer } from "~/viewers/viewer"

export const modelViewer: Viewer = {
  id: "model",
  label: "Model",
  score: ({ path, magic }) => (magic === "text" && fileNameOf(path) === "MLmodel" ? 6 : 0),
  load: () => import("./ModelView").then(({ ModelView }) => ({ View: ModelView })),
}
