import { extensionOf } from "~/domain/artifacts/file"
import type { Viewer } from "~/viewers/viewer"

import { PICTURE_TYPES } from "~/viewers/pictureTypes"

export const MAX_IMAGE_BYTES = 64_000_000

/** A picture is what its bytes say. An SVG is text: only its name tells, and only an <img> ever gets it. */
export const imageViewer: Viewer = {
  id: "image",
  label: "Picture",
  score: ({ path, magic, sizeBytes = 0 }) => {
    if (sizeBytes > MAX_IMAGE_BYTES) return 0
    if (PICTURE_TYPES.has(magic)) return 9
    return magic === "text" && extensionOf(path) === "svg" ? 5 : 0
  },
  load: () => import("./ImageView").then(({ ImageView }) => ({ View: ImageView })),
}
