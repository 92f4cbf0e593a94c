import { fieldAt, parseJson, type JsonNode } from "./parseJson"
import { growTable, type Cell, type CellType, type Table } from "./table"

export type JsonTableReading =
  | { readonly ok: true; readonly table: Table; readonly isCut: boolean }
  | { readonly ok: false; readonly message: string }

type List = readonly JsonNode[]

/**
 * `{"columns": [...], "data": [[...], ...]}`, as `mlflow.log_table` and pandas' "split" write it; exact to the digit.
 * What a scoring server is asked has it as `dataframe_split`.
 */
export function readJsonTable(text: string, mostRows: number): JsonTableReading {
  const reading = parseJson(text)
  if (!reading.ok) return { ok: false, message: `This is not JSON: line ${reading.line}: ${reading.message}` }
  const node = fieldAt(reading.node, "dataframe_split") ?? reading.node
  const names = listOf(node, "columns")
  const data = listOf(node, "data")
  if (names === undefined || data === undefined) return { ok: false, message: "This JSON has no columns and data" }
  const odd = data.findIndex((row) => row.kind !== "array" || row.elements.length > names.length)
  if (odd !== -1) return { ok: false, message: `Row ${odd + 1} does not fit the columns` }
  const rows = data.slice(0, mostRows).map((row) => (row.kind === "array" ? row.elements : []))
  const builder = growTable(
    names.map((name) => cellOf(name) ?? ""),
    names.map((_, index) => typeOf(rows, index)),
  )
  builder.add(rows.map((row) => row.map(cellOf)))
  return { ok: true, table: builder.table(), isCut: rows.length < data.length }
}

function listOf(node: JsonNode, key: string): List | undefined {
  if (node.kind !== "object") return undefined
  const value = node.entries.findLast((entry) => entry.key === key)?.value
  return value?.kind === "array" ? value.elements : undefined
}

/** JSON tells numbers from texts; only what is written as a text may still be a date. */
function typeOf(rows: readonly List[], index: number): CellType | undefined {
  const kinds = new Set<CellType>()
  let texts = 0
  for (const row of rows) {
    const node = row[index]
    if (node === undefined || isNull(node)) continue
    const type = node.kind === "number" ? "number" : node.kind === "word" ? wordType(node.text) : "text"
    if (node.kind === "string") texts++
    kinds.add(type)
  }
  const [only] = kinds
  if (kinds.size !== 1 || only === undefined) return "text"
  // A text that looks like a number is a text.
  return only === "text" && texts > 0 && rows.every((row) => isDate(row[index])) ? "date" : only
}

const isNull = (node: JsonNode): boolean => node.kind === "word" && node.text === "null"
const wordType = (text: string): CellType => (text === "true" || text === "false" ? "bool" : "number")
const isDate = (node: JsonNode | undefined): boolean =>
  node === undefined ||
  isNull(node) ||
  (node.kind === "string" && /^\d{4}-\d\d-\d\d(?:[T ][\d:.]{5,18}Z?)?$/.test(node.value))

/** What is nested is written out as JSON again. */
export function cellOf(node: JsonNode): Cell {
  if (node.kind === "string") return node.value
  return isNull(node) ? undefined : jsonText(node)
}

function jsonText(node: JsonNode): string {
  switch (node.kind) {
    case "string":
      return JSON.stringify(node.value)
    case "number":
    case "word":
      return node.text
    case "array":
      return `[${node.elements.map(jsonText).join(", ")}]`
    case "object":
      return `{${node.entries.map(({ key, value }) => `${JSON.stringify(key)}: ${jsonText(value)}`).join(", ")}}`
  }
}
