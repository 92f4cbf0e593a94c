import { extensionOf } from "~/domain/artifacts/file"
import { isTextual } from "~/domain/artifacts/magic"
import type { Viewer } from "~/viewers/viewer"

export const MAX_GEOJSON_BYTES = 24_000_000

export const geojsonViewer: Viewer = {
  id: "geojson",
  label: "Map",
  score: ({ path, magic, sizeBytes = 0 }) =>
    isTextual(magic) && extensionOf(path) === "geojson" && sizeBytes <= MAX_GEOJSON_BYTES ? 6 : 0,
  load: () => import("./GeojsonView").then(({ GeojsonView }) => ({ View: GeojsonView })),
}
