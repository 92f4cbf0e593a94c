import { extensionOf, fileNameOf } from "~/domain/artifacts/file"
import { isTextual } from "~/domain/artifacts/magic"
import type { Viewer } from "~/viewers/viewer"

/** It is read at once, on the page: real ones have some kilobytes. */
export const MAX_EVALUATION_BYTES = 1_000_000

const FORMS = new Set(["csv", "json"])
const NAMES = /confusion_matrix|per_class_metrics|(?:roc|precision_recall|pr)_curve/i

export const evaluationViewer: Viewer = {
  id: "evaluation",
  label: "Drawn",
  score: ({ path, magic, sizeBytes = 0 }) => {
    if (sizeBytes > MAX_EVALUATION_BYTES) return 0
    const isNamed = isTextual(magic) && FORMS.has(extensionOf(path)) && NAMES.test(fileNameOf(path))
    return magic === "evaluation" || isNamed ? 7 : 0
  },
  load: () => import("./EvaluationView").then(({ EvaluationView }) => ({ View: EvaluationView })),
}
