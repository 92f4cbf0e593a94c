import { scaleToWidth } from "~/domain/artifacts/pageSize"
import { openWorker } from "~/hooks/openWorker"

// oxlint-disable-next-line import/default -- vite answers this query with the address of the built worker
import workerUrl from "pdfjs-dist/build/pdf.worker.min.mjs?worker&url"

/** A file can make its reader run without end. */
const PATIENCE_MS = 20_000
const MAX_CHARACTERS = 100_000

export type Pdf = {
  readonly pageCount: number
  /** Draws a page (from 1) as wide as wanted; the canvas gets the size of the picture. */
  readonly draw: (page: number, canvas: HTMLCanvasElement, widthPx: number) => Promise<void>
  readonly textOf: (page: number) => Promise<string>
  readonly close: () => void
}

/** Reads a PDF in a worker of our own, without scripts, forms, and anything that it would fetch. */
export async function openPdf(bytes: Uint8Array<ArrayBuffer>): Promise<Pdf> {
  const { getDocument, PDFWorker, VerbosityLevel } = await import("pdfjs-dist")
  const port = openWorker(workerUrl)
  if (port === undefined) throw new Error("This browser starts no worker")
  const close = () => port.terminate()
  const verbosity = VerbosityLevel.ERRORS
  const opening = getDocument({
    // Handing it over takes it away, and other views need it.
    data: bytes.slice(),
    worker: PDFWorker.create({ port, verbosity }),
    verbosity,
    enableXfa: false,
    isEvalSupported: false,
    stopAtErrors: false,
    // These would be fetched, or need rights that the page does not have.
    useWasm: false,
    useWorkerFetch: false,
    disableAutoFetch: true,
  })
  const document = await inTime(opening.promise, close).catch((error: unknown) => {
    close()
    throw error
  })
  return {
    pageCount: document.numPages,
    draw: async (number, canvas, widthPx) => {
      const page = await inTime(document.getPage(number), close)
      const viewport = page.getViewport({ scale: scaleToWidth(page.getViewport({ scale: 1 }), widthPx) })
      canvas.width = Math.max(1, Math.floor(viewport.width))
      canvas.height = Math.max(1, Math.floor(viewport.height))
      await inTime(page.render({ canvas, viewport }).promise, close)
    },
    textOf: async (number) => {
      const page = await inTime(document.getPage(number), close)
      const { items } = await inTime(page.getTextContent(), close)
      const text = items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("")
      return text.slice(0, MAX_CHARACTERS)
    },
    close,
  }
}

function inTime<T>(work: Promise<T>, giveUp: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      giveUp()
      reject(new Error("Reading took too long"))
    }, PATIENCE_MS)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
