/**
 * What a file really is, from its first bytes: a name can say anything, and so can a server's Content-Type.
 * Only what a viewer or a person can use is told apart.
 */
export type Magic =
  | "empty"
  | "png"
  | "jpeg"
  | "gif"
  | "webp"
  | "bmp"
  | "avif"
  | "pdf"
  | "wav"
  | "mp3"
  | "flac"
  | "ogg"
  | "mp4"
  | "webm"
  | "zip"
  | "gzip"
  | "parquet"
  | "hdf5"
  | "npy"
  | "arrow"
  | "pickle"
  | "jsonTable"
  | "plotlyFigure"
  | "evaluation"
  | "vegaFigure"
  | "text"
  | "binary"

type Signature = { readonly magic: Magic; readonly bytes: readonly (number | undefined)[] }

const ascii = (text: string): readonly number[] => Array.from(text, (character) => character.charCodeAt(0))

const SIGNATURES: readonly Signature[] = [
  { magic: "png", bytes: [0x89, ...ascii("PNG"), 0x0d, 0x0a, 0x1a, 0x0a] },
  { magic: "jpeg", bytes: [0xff, 0xd8, 0xff] },
  { magic: "gif", bytes: ascii("GIF8") },
  { magic: "webp", bytes: [...ascii("RIFF"), undefined, undefined, undefined, undefined, ...ascii("WEBP")] },
  { magic: "avif", bytes: [undefined, undefined, undefined, undefined, ...ascii("ftypavif")] },
  { magic: "bmp", bytes: [...ascii("BM"), undefined, undefined, undefined, undefined, 0, 0, 0, 0] },
  { magic: "wav", bytes: [...ascii("RIFF"), undefined, undefined, undefined, undefined, ...ascii("WAVE")] },
  { magic: "mp3", bytes: ascii("ID3") },
  { magic: "mp3", bytes: [0xff, 0xfb] },
  { magic: "flac", bytes: ascii("fLaC") },
  { magic: "ogg", bytes: ascii("OggS") },
  { magic: "mp4", bytes: [undefined, undefined, undefined, undefined, ...ascii("ftyp")] },
  { magic: "webm", bytes: [0x1a, 0x45, 0xdf, 0xa3] },
  { magic: "pdf", bytes: ascii("%PDF-") },
  { magic: "zip", bytes: [...ascii("PK"), 3, 4] },
  { magic: "gzip", bytes: [0x1f, 0x8b] },
  { magic: "parquet", bytes: ascii("PAR1") },
  { magic: "npy", bytes: [0x93, ...ascii("NUMPY")] },
  { magic: "arrow", bytes: ascii("ARROW1") },
  { magic: "hdf5", bytes: [0x89, ...ascii("HDF"), 0x0d, 0x0a] },
]

export function magicOf(head: Uint8Array): Magic {
  if (head.length === 0) return "empty"
  const found = SIGNATURES.find(({ bytes }) => bytes.every((byte, i) => byte === undefined || head[i] === byte))
  if (found !== undefined) return found.magic
  if (isText(head)) return textMagic(head)
  // Protocols 2 to 5: what joblib, pickle and torch write. Never opened here, a pickle is a program.
  return head[0] === 0x80 && (head[1] ?? 0) >= 2 && (head[1] ?? 0) <= 5 ? "pickle" : "binary"
}

export const MAGIC_WORDS: Readonly<Record<Magic, string>> = {
  empty: "an empty file",
  png: "a PNG picture",
  jpeg: "a JPEG picture",
  gif: "a GIF picture",
  webp: "a WebP picture",
  bmp: "a BMP picture",
  avif: "an AVIF picture",
  pdf: "a PDF document",
  wav: "WAV sound",
  mp3: "MP3 sound",
  flac: "FLAC sound",
  ogg: "Ogg sound or video",
  mp4: "MPEG-4 sound or video",
  webm: "WebM or Matroska video",
  zip: "a zip archive",
  gzip: "gzip-compressed data",
  parquet: "a Parquet table",
  hdf5: "an HDF5 file",
  npy: "a NumPy array",
  arrow: "an Arrow table",
  pickle: "a Python pickle",
  jsonTable: "a table in JSON",
  plotlyFigure: "a Plotly figure in JSON",
  evaluation: "results of an evaluation in JSON",
  vegaFigure: "a Vega figure in JSON",
  text: "text",
  binary: "binary data",
}

/** Whatever else it is, it can be read as text. */
export const isTextual = (magic: Magic): boolean => TEXTS.has(magic)

/** How figures of Plotly begin: traces or their layout, and a kind of trace that Plotly has. */
function beginsFigure(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head)
  return (
    /^\s*\{\s*"(?:data|layout|frames)"\s*:\s*[[{]/.test(text) &&
    /"type"\s*:\s*"(?:scatter(?:gl|3d|polar|polargl|map|mapbox|geo|ternary)?|bar|barpolar|box|violin|histogram(?:2d|2dcontour)?|heatmap|contour|pie|sunburst|treemap|icicle|funnel|waterfall|surface|mesh3d|sankey|parcoords|parcats|splom|indicator|candlestick|ohlc|choropleth|table)"/.test(
      text,
    )
  )
}

const TEXTS: ReadonlySet<Magic> = new Set(["text", "jsonTable", "evaluation", "plotlyFigure", "vegaFigure"])

/** How `mlflow.log_table` begins its files, and how scoring jobs begin theirs. */
function textMagic(head: Uint8Array): Magic {
  const beginning = new TextDecoder().decode(head.subarray(0, BEGINNING_BYTES))
  if (/^\s*\{\s*"columns"\s*:\s*\[/.test(beginning)) return "jsonTable"
  if (/^\s*\{\s*"schema_type"\s*:\s*"(?:confusion_matrix|accuracy_table)"/.test(beginning)) return "evaluation"
  if (beginsFigure(head)) return "plotlyFigure"
  return namesVega(head) ? "vegaFigure" : "text"
}

/** Vega and Vega-Lite say themselves what they are; Altair writes it first (`to_json`) or almost last (`to_dict`). */
function namesVega(head: Uint8Array): boolean {
  const text = new TextDecoder().decode(head)
  const at = text.search(/"\$schema"\s*:\s*"https?:\/\/vega\.github\.io\/schema\/vega(?:-lite)?\/v\d[\d.]*\.json"/)
  if (at === -1 || !/^\s*\{/.test(text)) return false
  // Of the figure itself: a report may hold others.
  const brackets = text.slice(0, at).replaceAll(/"(?:[^"\\]|\\.)*"/g, "")
  return brackets.replaceAll(/[^[{]/g, "").length - brackets.replaceAll(/[^\]}]/g, "").length === 1
}

const BEGINNING_BYTES = 64

/** Control characters that text does not hold; escape, form feed, backspace and bell occur in logs. */
const NEVER_IN_TEXT = new Set([
  0, 1, 2, 3, 4, 5, 6, 11, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 28, 29, 30, 31,
])

function isText(head: Uint8Array): boolean {
  if (isUtf16(head)) return true
  if (head.some((byte) => NEVER_IN_TEXT.has(byte))) return false
  try {
    // A character may be cut at the end of the head: `stream` waits for its rest instead of failing.
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    return false
  }
}

export const isUtf16 = (head: Uint8Array): boolean =>
  (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
