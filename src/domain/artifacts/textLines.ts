import { isUtf16 } from "./magic"

/** A line that is longer than this is cut on screen: a minified file is one line of megabytes. */
export const LONGEST_LINE = 4000

// Colours and cursor moves that terminals understand; in a log they are noise.
// oxlint-disable-next-line no-control-regex -- the escape character is what they begin with
const TERMINAL_CODES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\-_])/g

/** `isWhole` = the bytes are the whole file; else a last line that is not finished is left for later. */
export function textLines(bytes: Uint8Array, isWhole: boolean): readonly string[] {
  const text = decode(bytes, isWhole).replace(TERMINAL_CODES, "")
  const lines = text.split(/\r\n|\n|\r/)
  if (!isWhole || lines.at(-1) === "") lines.pop()
  return lines
}

function decode(bytes: Uint8Array, isWhole: boolean): string {
  if (!isUtf16(bytes)) return new TextDecoder("utf-8").decode(bytes, { stream: !isWhole })
  return new TextDecoder(bytes[0] === 0xff ? "utf-16le" : "utf-16be").decode(bytes, { stream: !isWhole })
}

/** Indexes of the lines that hold the text, whatever its case; none for an empty text. */
export function findLines(lines: readonly string[], wanted: string): readonly number[] {
  if (wanted === "") return []
  const needle = wanted.toLowerCase()
  return lines.flatMap((line, index) => (line.toLowerCase().includes(needle) ? [index] : []))
}
