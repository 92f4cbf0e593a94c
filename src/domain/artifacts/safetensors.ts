import type { Checked } from "./checked"
import { parseJson, type JsonNode } from "./parseJson"
import { growTable, type Cell, type Table } from "./table"

/** The size of the number that says how long the header is. */
export const LENGTH_BYTES = 8
/** Real headers have a hundred bytes for each tensor. */
export const MAX_HEADER_BYTES = 10_000_000

export type TensorList = {
  readonly table: Table
  /** What the file says of itself: "format", ... */
  readonly metadata: readonly (readonly [key: string, value: string])[]
  readonly parameters: number
}

/** How long the header claims to be, where that can be true. */
export function headerLength(head: Uint8Array, sizeBytes: number | undefined): Checked<number> {
  if (head.length < LENGTH_BYTES) return bad("This file is too short to hold tensors")
  const claimed = new DataView(head.buffer, head.byteOffset).getBigUint64(0, true)
  if (sizeBytes !== undefined && claimed > BigInt(sizeBytes - LENGTH_BYTES))
    return bad(`The header claims ${claimed} bytes, more than the file has: it is cut off, or no safetensors file`)
  if (claimed > BigInt(MAX_HEADER_BYTES)) return bad(`The header claims ${claimed} bytes, more than are read here`)
  return { ok: true, value: Number(claimed) }
}

/** The tensors in the order of the file, from the header alone. */
export function readTensors(header: Uint8Array): Checked<TensorList> {
  const reading = parseJson(new TextDecoder().decode(header))
  if (!reading.ok) return bad(`The header is not JSON: ${reading.message}`)
  if (reading.node.kind !== "object") return bad("The header lists no tensors")
  const metadata: (readonly [string, string])[] = []
  const rows: Cell[][] = []
  let parameters = 0
  for (const { key, value } of reading.node.entries) {
    if (key === "__metadata__") metadata.push(...fieldsOf(value).map(([name, node]) => [name, textOf(node)] as const))
    else {
      const fields = new Map(fieldsOf(value))
      const shape = numbersOf(fields.get("shape"))
      const [start, end] = numbersOf(fields.get("data_offsets")) ?? []
      if (shape === undefined || start === undefined || end === undefined || end < start)
        return bad(`The header does not say where "${key.slice(0, 100)}" is`)
      const count = shape.reduce((product, length) => product * length, 1)
      parameters += count
      const dtype = fields.get("dtype")
      rows.push([key, dtype && textOf(dtype), `[${shape.join(", ")}]`, String(count), String(end - start)])
    }
  }
  const builder = growTable(
    ["Tensor", "Type", "Shape", "Values", "Bytes"],
    ["text", "text", "text", "number", "number"],
  )
  builder.add(rows)
  return { ok: true, value: { table: builder.table(), metadata, parameters } }
}

const bad = (message: string): { readonly ok: false; readonly message: string } => ({ ok: false, message })

const fieldsOf = (node: JsonNode): readonly (readonly [string, JsonNode])[] =>
  node.kind === "object" ? node.entries.map(({ key, value }) => [key, value]) : []

const textOf = (node: JsonNode): string =>
  node.kind === "string" ? node.value : node.kind === "number" || node.kind === "word" ? node.text : `(${node.kind})`

/** Undefined where one is no whole number from 0. */
function numbersOf(node: JsonNode | undefined): readonly number[] | undefined {
  if (node?.kind !== "array") return undefined
  const numbers = node.elements.map((element) => (element.kind === "number" ? Number(element.text) : Number.NaN))
  return numbers.every((number) => Number.isSafeInteger(number) && number >= 0) ? numbers : undefined
}
