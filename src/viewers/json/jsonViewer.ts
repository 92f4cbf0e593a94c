import { extensionOf } from "~/domain/artifacts/file"
import { isTextual } from "~/domain/artifacts/magic"
import type { Viewer } from "~/viewers/viewer"

const EXTENSIONS = new Set(["json", "geojson", "ipynb", "har", "webmanifest"])

/** Larger files are read as text, which needs no more than what is in sight. */
export const MAX_JSON_BYTES = 64_000_000

export const jsonViewer: Viewer = {
  id: "json",
  label: "JSON tree",
  score: ({ path, magic, sizeBytes = 0 }) =>
    isTextual(magic) && EXTENSIONS.has(extensionOf(path)) && sizeBytes <= MAX_JSON_BYTES ? 5 : 0,
  load: () => import("./JsonView").then(({ JsonView }) => ({ View: JsonView })),
}
