import Papa from "papaparse"

import { isNumber, type Cell } from "./table"

export type DelimitedPiece = {
  /** The names of the columns that are known, with the piece that brings them. */
  readonly names: readonly string[] | undefined
  readonly rows: readonly (readonly Cell[])[]
  /** Why nothing is read any more. */
  readonly fault: string | undefined
}

/** Takes the bytes of a file in order; a row that is cut at the end of a piece waits for its rest. */
export type DelimitedReader = { readonly push: (bytes: Uint8Array, isLast: boolean) => DelimitedPiece }

/** A single row is never longer but when a quote is not closed: then the rest of the file is one cell. */
const LONGEST_ROW = 2_000_000
const SNIFFED_ROWS = 20
const DELIMITERS = [",", "\t", ";", "|"]

/** CSV, TSV and their kin, of any delimiter and line ending, quoted line breaks included. */
export function delimitedReader(extension: string): DelimitedReader {
  let decoder: TextDecoder | undefined
  let form: { readonly delimiter: string; readonly newline: "\n" | "\r" | "\r\n" } | undefined
  let [rest, hasNames] = ["", false]
  return {
    push: (bytes, isLast) => {
      decoder ??= new TextDecoder(encodingOf(bytes))
      const text = rest + decoder.decode(bytes, { stream: !isLast })
      form ??= { delimiter: extension === "tsv" ? "\t" : delimiterOf(text), newline: newlineOf(text) }
      const { data, cursor } = completeRows(text, form, isLast)
      rest = text.slice(cursor)
      const rows = data.map(cellsOf).filter((row) => row.some((cell) => cell !== undefined))
      const isFirst = !hasNames && rows.length > 0
      hasNames ||= isFirst
      const head = isFirst ? rows[0] : undefined
      const isNamed = head !== undefined && !head.every((cell) => cell === undefined || isNumber(cell))
      const names = isNamed ? head.map((cell) => cell ?? "") : head?.map(() => "")
      const fault = rest.length > LONGEST_ROW ? "A row does not end within 2 MB: a quote may not be closed" : undefined
      return { names, rows: isNamed ? rows.slice(1) : rows, fault }
    },
  }
}

function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le"
  return head[0] === 0xfe && head[1] === 0xff ? "utf-16be" : "utf-8"
}

function delimiterOf(text: string): string {
  const { meta } = Papa.parse<string[]>(text.slice(0, LONGEST_ROW), {
    preview: SNIFFED_ROWS,
    // The empty text after the last line end is no row with one column.
    skipEmptyLines: true,
    delimitersToGuess: DELIMITERS,
  })
  return meta.delimiter
}

function newlineOf(text: string): "\n" | "\r" | "\r\n" {
  if (text.includes("\r\n")) return "\r\n"
  return text.includes("\r") && !text.includes("\n") ? "\r" : "\n"
}

/** The rows that have ended, and where the last of them does; at the end of the file all of them. */
function completeRows(
  text: string,
  form: { readonly delimiter: string; readonly newline: "\n" | "\r" | "\r\n" },
  isLast: boolean,
): { readonly data: readonly (readonly string[])[]; readonly cursor: number } {
  const data: string[][] = []
  const ends: number[] = []
  Papa.parse<string[]>(text, {
    ...form,
    step: ({ data: row, meta: { cursor } }) => {
      data.push(row)
      ends.push(cursor)
    },
  })
  if (isLast) return { data, cursor: text.length }
  // The last one may go on in the next piece, even where it seems to have ended.
  return { data: data.slice(0, -1), cursor: ends.at(-2) ?? 0 }
}

const cellsOf = (row: readonly string[]): readonly Cell[] =>
  row.map((cell, index) => {
    // Where line endings are mixed, the other one is left at the end of the row.
    const text = index === row.length - 1 && cell.endsWith("\r") ? cell.slice(0, -1) : cell
    return text === "" ? undefined : text
  })
