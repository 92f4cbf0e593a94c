import { extensionOf } from "~/domain/artifacts/file"
import type { Viewer } from "~/viewers/viewer"

export const MAX_PAGE_BYTES = 25_000_000

/** A page is only ever run in the sandbox; what is larger is for its own program. */
export const htmlViewer: Viewer = {
  id: "page",
  label: "Page",
  score: ({ path, magic, sizeBytes = 0 }) =>
    magic === "text" && /^x?html?$/.test(extensionOf(path)) && sizeBytes <= MAX_PAGE_BYTES ? 5 : 0,
  load: () => import("./HtmlView").then(({ HtmlView }) => ({ View: HtmlView })),
}
