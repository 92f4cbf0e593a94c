import type { Viewer } from "~/viewers/viewer"

import { MAX_MEDIA_BYTES, videoTypeOf } from "./mediaTypes"

export const videoViewer: Viewer = {
  id: "video",
  label: "Video",
  score: (file) => (videoTypeOf(file) !== undefined && (file.sizeBytes ?? 0) <= MAX_MEDIA_BYTES ? 9 : 0),
  load: () => import("./VideoView").then(({ VideoView }) => ({ View: VideoView })),
}
