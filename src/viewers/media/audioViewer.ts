import type { Viewer } from "~/viewers/viewer"

import { audioTypeOf, MAX_MEDIA_BYTES } from "./mediaTypes"

export const audioViewer: Viewer = {
  id: "audio",
  label: "Sound",
  score: (file) => (audioTypeOf(file) !== undefined && (file.sizeBytes ?? 0) <= MAX_MEDIA_BYTES ? 9 : 0),
  load: () => import("./AudioView").then(({ AudioView }) => ({ View: AudioView })),
}
