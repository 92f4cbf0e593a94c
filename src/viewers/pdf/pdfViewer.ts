import type { Viewer } from "~/viewers/viewer"

export const MAX_PDF_BYTES = 64_000_000

export const pdfViewer: Viewer = {
  id: "pdf",
  label: "Pages",
  score: ({ magic, sizeBytes = 0 }) => (magic === "pdf" && sizeBytes <= MAX_PDF_BYTES ? 9 : 0),
  load: () => import("./PdfView").then(({ PdfView }) => ({ View: PdfView })),
}
