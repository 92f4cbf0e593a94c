import { isEnvironment } from "~/domain/artifacts/environmentNames"
import type { Viewer } from "~/viewers/viewer"

export const environmentViewer: Viewer = {
  id: "environment",
  label: "Packages",
  score: ({ path, magic }) => (magic === "text" && isEnvironment(path) ? 5 : 0),
  load: () => import("./EnvironmentView").then(({ EnvironmentView }) => ({ View: EnvironmentView })),
}
