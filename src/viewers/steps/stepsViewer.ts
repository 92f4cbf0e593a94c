import { steppedImage } from "~/domain/artifacts/steppedImages"
import { PICTURE_TYPES } from "~/viewers/pictureTypes"
import type { Viewer } from "~/viewers/viewer"

/** The most that is read of each picture. */
export const MAX_STEP_BYTES = 32_000_000

export const stepsViewer: Viewer = {
  id: "steps",
  label: "Steps",
  score: ({ path, magic, sizeBytes = 0 }) =>
    PICTURE_TYPES.has(magic) && sizeBytes <= MAX_STEP_BYTES && steppedImage(path) !== undefined ? 10 : 0,
  load: () => import("./StepsView").then(({ StepsView }) => ({ View: StepsView })),
}
