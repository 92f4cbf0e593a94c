import { figurePage } from "./figurePage"

/** A Jupyter notebook (nbformat 3 and 4) as cells that can be drawn. Nothing of it is trusted, nothing of it is run here. */
export type NotebookOutput =
  | { readonly kind: "text"; readonly text: string; readonly isError: boolean }
  /** An address that holds the picture itself. */
  | { readonly kind: "picture"; readonly address: string }
  /** For the sandbox only. */
  | { readonly kind: "page"; readonly html: string }
  /** Of kinds that are not drawn. */
  | { readonly kind: "other"; readonly types: readonly string[] }

export type NotebookCell = {
  readonly kind: "markdown" | "code" | "raw"
  readonly source: string
  /** In which order it was run; undefined when it was not. */
  readonly count: number | undefined
  readonly outputs: readonly NotebookOutput[]
}

export type Notebook = { readonly language: string; readonly cells: readonly NotebookCell[] }

/** Undefined when the text is no notebook. */
export function readNotebook(text: string): Notebook | undefined {
  const root = parse(text)
  // Before version 4 the cells lay in worksheets.
  const sheets = listAt(root, "worksheets")
  const cells = sheets.length > 0 ? sheets.flatMap((sheet) => listAt(sheet, "cells")) : valueAt(root, "cells")
  if (!Array.isArray(cells)) return undefined
  const metadata = valueAt(root, "metadata")
  const language =
    textAt(valueAt(metadata, "language_info"), "name") || textAt(valueAt(metadata, "kernelspec"), "language")
  return { language, cells: cells.map(readCell) }
}

function readCell(cell: unknown): NotebookCell {
  const type = valueAt(cell, "cell_type")
  const kind = type === "markdown" || type === "code" ? type : type === "heading" ? "markdown" : "raw"
  const source = textAt(cell, "source") || textAt(cell, "input")
  const count = valueAt(cell, "execution_count") ?? valueAt(cell, "prompt_number")
  return {
    kind,
    source: type === "heading" ? `# ${source}` : source,
    count: typeof count === "number" ? count : undefined,
    outputs: listAt(cell, "outputs").map(readOutput),
  }
}

// Colours that terminals understand; tracebacks are full of them.
// oxlint-disable-next-line no-control-regex -- the escape character is what they begin with
const COLOURS = /\u001b\[[0-9;]*m/g

/** Halves of characters, which no address can hold. */
const HALVES = /\p{Surrogate}/gu

function readOutput(output: unknown): NotebookOutput {
  const type = valueAt(output, "output_type")
  if (type === "stream")
    return {
      kind: "text",
      text: textAt(output, "text").replace(COLOURS, "").replace(/\n$/, ""),
      isError: textAt(output, "name") === "stderr",
    }
  if (type === "error" || type === "pyerr") {
    const traceback = listAt(output, "traceback").filter((line) => typeof line === "string")
    const text = traceback.length > 0 ? traceback.join("\n") : `${textAt(output, "ename")}: ${textAt(output, "evalue")}`
    return { kind: "text", text: text.replace(COLOURS, ""), isError: true }
  }
  return readBundle(valueAt(output, "data"))
}

/** Around a piece of a page: without the first words it would be as high as its window, and never say how little it needs. */
const PAGE = `<!doctype html><meta charset="utf-8"><style>body { font: 80%/1.5 system-ui, sans-serif }
table { border: 0; border-collapse: collapse } th, td { padding: 0.15em 0.6em; border: 0; text-align: right }</style>
`

/** The same result in several kinds: the richest that can be drawn safely. */
function readBundle(bundle: unknown): NotebookOutput {
  const figure = figureIn(bundle)
  const drawn = figure === undefined ? undefined : figurePage(JSON.stringify(figure))
  if (drawn?.ok === true) return { kind: "page", html: drawn.value }
  const picture = pictureAddress(bundle)
  if (picture !== undefined) return { kind: "picture", address: picture }
  const html = textAt(bundle, "text/html")
  if (html !== "") return { kind: "page", html: PAGE + html }
  for (const type of ["text/plain", "text/markdown", "text/latex"]) {
    const text = textAt(bundle, type)
    if (text !== "") return { kind: "text", text: text.replace(COLOURS, ""), isError: false }
  }
  return { kind: "other", types: typeof bundle === "object" && bundle !== null ? Object.keys(bundle).slice(0, 5) : [] }
}

/** Altair 6 ends its kinds with ".json", others with "+json". */
const FIGURE = /^application\/vnd\.(?:plotly|vega|vegalite)\.v\d+(?:\.\d+)*[+.]json$/

const figureIn = (bundle: unknown): unknown =>
  typeof bundle === "object" && bundle !== null
    ? Object.entries(bundle).find(([type]) => FIGURE.test(type))?.[1]
    : undefined

function pictureAddress(bundle: unknown): string | undefined {
  for (const type of ["image/png", "image/jpeg", "image/gif", "image/webp"]) {
    const base64 = textAt(bundle, type).replace(/\s+/g, "")
    if (base64 !== "" && /^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return `data:${type};base64,${base64}`
  }
  const svg = textAt(bundle, "image/svg+xml")
  return svg === "" ? undefined : `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg.replace(HALVES, ""))}`
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const valueAt = (holder: unknown, key: string): unknown =>
  typeof holder === "object" && holder !== null ? new Map<string, unknown>(Object.entries(holder)).get(key) : undefined

function listAt(holder: unknown, key: string): readonly unknown[] {
  const value = valueAt(holder, key)
  return Array.isArray(value) ? value : []
}

/** Texts are written whole or as a list of lines. */
function textAt(holder: unknown, key: string): string {
  const value = valueAt(holder, key)
  if (typeof value === "string") return value
  return Array.isArray(value) ? value.filter((line) => typeof line === "string").join("") : ""
}
