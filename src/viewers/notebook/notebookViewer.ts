import { extensionOf } from "~/domain/artifacts/file"
import { isTextual } from "~/domain/artifacts/magic"
import type { Viewer } from "~/viewers/viewer"

export const MAX_NOTEBOOK_BYTES = 24_000_000

export const notebookViewer: Viewer = {
  id: "notebook",
  label: "Notebook",
  score: ({ path, magic, sizeBytes = 0 }) =>
    isTextual(magic) && extensionOf(path) === "ipynb" && sizeBytes <= MAX_NOTEBOOK_BYTES ? 7 : 0,
  load: () => import("./NotebookView").then(({ NotebookView }) => ({ View: NotebookView })),
}
