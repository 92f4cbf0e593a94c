import { fieldAt, type JsonNode } from "./parseJson"

const MOST_DEPTH = 20
/** Of a tensor: what somebody would still read. */
const MOST_NUMBERS = 100

const number = (text: string): JsonNode => ({ kind: "number", text })
const word = (text: string): JsonNode => ({ kind: "word", text })
const string = (value: string): JsonNode => ({ kind: "string", value })
const list = (elements: readonly JsonNode[]): JsonNode => ({ kind: "array", elements })

const SAMPLES = new Map([
  ["double", number("0.0")],
  ["float", number("0.0")],
  ["long", number("0")],
  ["integer", number("0")],
  ["boolean", word("false")],
  ["string", string("text")],
  ["datetime", string("2026-01-31T12:00:00")],
  ["binary", string("AAAA")], // base64, as a scoring server takes it
])

/** A value of the type that one field of a signature has; undefined where it would be too large to look at. */
export function sampleOf(type: JsonNode | undefined, depth = 0): JsonNode | undefined {
  const name = textIn(type, "type")
  if (name === "tensor") return tensorSample(fieldAt(type, "tensor-spec"))
  if (depth > MOST_DEPTH) return word("null")
  const one = () => sampleOf(fieldAt(type, name === "array" ? "items" : "values"), depth + 1) ?? word("null")
  if (name === "array") return list([one()])
  if (name === "map") return { kind: "object", entries: [{ key: "key", value: one() }] }
  if (name === "object") return objectSample(fieldAt(type, "properties"), depth)
  return SAMPLES.get(name) ?? word("null")
}

function objectSample(properties: JsonNode | undefined, depth: number): JsonNode {
  const entries = properties?.kind === "object" ? properties.entries : []
  return {
    kind: "object",
    entries: entries.map(({ key, value }) => ({ key, value: sampleOf(value, depth + 1) ?? word("null") })),
  }
}

function tensorSample(tensor: JsonNode | undefined): JsonNode | undefined {
  const shape = fieldAt(tensor, "shape")
  // -1: any number of rows.
  const sizes = shape?.kind === "array" ? shape.elements.map((size) => Math.max(1, Math.trunc(numberOf(size)))) : []
  const count = sizes.reduce((product, size) => product * size, 1)
  if (!(count <= MOST_NUMBERS) || sizes.length > MOST_DEPTH) return undefined
  return sizes.reduceRight<JsonNode>(
    (inner, size) => list(Array.from({ length: size }, () => inner)),
    scalar(textIn(tensor, "dtype")),
  )
}

function scalar(dtype: string): JsonNode {
  if (/^u?int/.test(dtype)) return number("0")
  if (/^(str|object|<U)/.test(dtype)) return string("text")
  return dtype === "bool" ? word("false") : number("0.0")
}

const numberOf = (node: JsonNode): number => (node.kind === "number" ? Number(node.text) : Number.NaN)

function textIn(node: JsonNode | undefined, name: string): string {
  const found = fieldAt(node, name)
  return found?.kind === "string" ? found.value : ""
}
