import { isConsole } from "~/domain/artifacts/languages"
import { isTextual } from "~/domain/artifacts/magic"
import type { Viewer } from "~/viewers/viewer"

export const consoleViewer: Viewer = {
  id: "console",
  label: "Console",
  score: ({ path, magic }) => (isTextual(magic) && isConsole(path) ? 3 : 0),
  load: () => import("./ConsoleView").then(({ ConsoleView }) => ({ View: ConsoleView })),
}
