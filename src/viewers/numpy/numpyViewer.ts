import { extensionOf } from "~/domain/artifacts/file"
import type { Viewer } from "~/viewers/viewer"

export const numpyViewer: Viewer = {
  id: "numpy",
  label: "Array",
  score: ({ path, magic }) => (magic === "npy" || (magic === "zip" && extensionOf(path) === "npz") ? 6 : 0),
  load: () => import("./NumpyView").then(({ NumpyView }) => ({ View: NumpyView })),
}
