import { naturalRanks } from "~/domain/text/naturalOrder"

import type { RunSort } from "./columnRef"
import { cellReader, type CellReader } from "./runCells"
import type { RunColumns } from "./runColumns"

/**
 * The rows in the order of one column. Stable: equal rows keep the order they came in. Missing values and NaN stand
 * last in both directions, as on the server, missing after NaN.
 */
export function sortRows(columns: RunColumns, sort: RunSort, rows: Uint32Array): Uint32Array {
  const keys = sortKeys(cellReader(columns, sort.column), columns.rowCount, rows)
  const sign = sort.isDescending ? -1 : 1
  const present: number[] = []
  const nans: number[] = []
  const missing: number[] = []
  for (const row of rows) {
    const key = keys[row]
    if (key === undefined) missing.push(row)
    else (Number.isNaN(key) ? nans : present).push(row)
  }
  const sorted = Uint32Array.from(present)
  sorted.sort((a, b) => compareKeys(keys[a] ?? 0, keys[b] ?? 0) * sign)
  const all = new Uint32Array(rows.length)
  all.set(sorted)
  all.set(nans, sorted.length)
  all.set(missing, sorted.length + nans.length)
  return all
}

// Not a subtraction: infinity minus infinity is NaN.
const compareKeys = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0)

type Keys = readonly (number | undefined)[] | Float64Array

function sortKeys(reader: CellReader, rowCount: number, rows: Uint32Array): Keys {
  if (reader.type === "number") {
    const keys: (number | undefined)[] = Array.from({ length: rowCount })
    for (const row of rows) keys[row] = reader.read(row)
    return keys
  }
  return textKeys(reader, rowCount, rows)
}

/** Each distinct text is compared once, whatever the number of rows. */
function textKeys(reader: Extract<CellReader, { type: "text" }>, rowCount: number, rows: Uint32Array): Keys {
  const codes = new Map<string, number>()
  const texts: string[] = []
  const codeOf: (number | undefined)[] = Array.from({ length: rowCount })
  for (const row of rows) {
    const text = reader.read(row)
    if (text === undefined) continue
    let code = codes.get(text)
    if (code === undefined) {
      code = texts.length
      codes.set(text, code)
      texts.push(text)
    }
    codeOf[row] = code
  }
  const ranks = naturalRanks(texts)
  return codeOf.map((code) => (code === undefined ? undefined : ranks[code]))
}
