import { extensionOf } from "~/domain/artifacts/file"
import type { Viewer } from "~/viewers/viewer"

export const MAX_MARKDOWN_BYTES = 500_000

export const markdownViewer: Viewer = {
  id: "markdown",
  label: "Markdown",
  score: ({ path, magic, sizeBytes = 0 }) =>
    magic === "text" && /^(?:md|markdown)$/.test(extensionOf(path)) && sizeBytes <= MAX_MARKDOWN_BYTES ? 5 : 0,
  load: () => import("./MarkdownView").then(({ MarkdownView }) => ({ View: MarkdownView })),
}
