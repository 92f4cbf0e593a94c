import { extensionOf } from "~/domain/artifacts/file"
import type { Viewer } from "~/viewers/viewer"

/** What is a zip by its bytes, but has a better view: arrays of numpy. */
const NOT_LISTED = new Set(["npz"])

export const archiveViewer: Viewer = {
  id: "archive",
  label: "Contents",
  score: ({ path, magic }) => {
    if (magic === "zip") return NOT_LISTED.has(extensionOf(path)) ? 2 : 4
    if (/\.(?:tar\.gz|tgz)$/i.test(path)) return magic === "gzip" ? 5 : 0
    return extensionOf(path) === "tar" && magic !== "empty" ? 5 : 0
  },
  load: () => import("./ArchiveView").then(({ ArchiveView }) => ({ View: ArchiveView })),
}
