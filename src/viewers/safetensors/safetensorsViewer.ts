import { extensionOf } from "~/domain/artifacts/file"
import type { Viewer } from "~/viewers/viewer"

export const safetensorsViewer: Viewer = {
  id: "safetensors",
  label: "Tensors",
  score: ({ path }) => (extensionOf(path) === "safetensors" ? 5 : 0),
  load: () => import("./SafetensorsView").then(({ SafetensorsView }) => ({ View: SafetensorsView })),
}
