/** What a model is asked to score in snippets: its own input example, else a row of its own columns. */
import { signatureFields, type ModelDescription, type SignatureField } from "~/domain/artifacts/modelDescription"
import { fieldAt, parseJson, type JsonNode } from "~/domain/artifacts/parseJson"

export type ScoringInput = {
  readonly from: "example" | "signature" | "nothing"
  readonly shown:
    | { readonly kind: "rows"; readonly columns: readonly string[]; readonly rows: readonly (readonly JsonNode[])[] }
    /** Tensors, and what is no table; `key` is where a scoring server expects it, "" = the value is the whole body. */
    | { readonly kind: "value"; readonly key: string; readonly value: JsonNode }
    /** Too many columns or numbers for a page: the reader's own file. */
    | { readonly kind: "file" }
  /** Of the example: there is more. */
  readonly isCut: boolean
  /** `params` of predict, with their defaults. */
  readonly params: JsonNode | undefined
}

const MOST_COLUMNS = 40
const MOST_ROWS = 3
const LONGEST_ROW = 2000
const LONGEST_VALUE = 2000

/** `example`: the text of its file; undefined = none, or it is too large. */
export function scoringInput(description: ModelDescription | undefined, example: string | undefined): ScoringInput {
  const params = paramsOf(description)
  const shownExample = example === undefined ? undefined : fromExample(example)
  if (shownExample !== undefined) return { from: "example", params, ...shownExample }
  const fields = signatureFields(description, "inputs")
  if (fields.length > 0) return { from: "signature", shown: fromSignature(fields), isCut: false, params }
  return { from: "nothing", shown: UNKNOWN, isCut: false, params }
}

const UNKNOWN: ScoringInput["shown"] = {
  kind: "rows",
  columns: ["<column>"],
  rows: [[{ kind: "string", value: "<value>" }]],
}

type Shown = Pick<ScoringInput, "shown" | "isCut">

function fromExample(text: string): Shown | undefined {
  const reading = parseJson(text)
  if (!reading.ok) return undefined
  const { node } = reading
  const split = fieldAt(node, "dataframe_split") ?? node
  const [columns, data] = [fieldAt(split, "columns"), fieldAt(split, "data")]
  if (columns?.kind === "array" && data?.kind === "array") return fromRows(columns.elements, data.elements)
  const [first, ...others] = node.kind === "object" ? node.entries : []
  const isKeyed = first !== undefined && others.length === 0 && /^(inputs|instances)$/.test(first.key)
  const shown = isKeyed
    ? { kind: "value" as const, key: first.key, value: first.value }
    : { kind: "value" as const, key: "", value: node }
  return isLong(shown.value, LONGEST_VALUE) ? undefined : { shown, isCut: false }
}

function fromRows(columns: readonly JsonNode[], data: readonly JsonNode[]): Shown | undefined {
  const rows = data.slice(0, MOST_ROWS).map((row) => (row.kind === "array" ? row.elements : []))
  if (rows.length === 0 || rows.some((row) => row.length !== columns.length)) return undefined
  if (columns.length > MOST_COLUMNS) return { shown: { kind: "file" }, isCut: false }
  const short = rows.filter((row) => !row.some((value) => isLong(value, LONGEST_ROW)))
  if (short.length === 0) return { shown: { kind: "file" }, isCut: false }
  const names = columns.map((column) => (column.kind === "string" ? column.value : textOf(column)))
  return { shown: { kind: "rows", columns: names, rows: short }, isCut: data.length > short.length }
}

function fromSignature(fields: readonly SignatureField[]): ScoringInput["shown"] {
  const samples = fields.flatMap(({ sample }) => sample ?? [])
  if (fields.length > MOST_COLUMNS || samples.length < fields.length) return { kind: "file" }
  const [first] = fields
  if (first?.name === "" && first.sample !== undefined)
    return { kind: "value", key: "inputs", value: isTensor(first) ? first.sample : list([first.sample]) }
  if (fields.some(isTensor)) return { kind: "value", key: "inputs", value: objectOf(fields) }
  return { kind: "rows", columns: fields.map(({ name }) => name), rows: [samples] }
}

/** Tensors have a shape; columns have none. */
export const isTensor = ({ shape }: SignatureField): boolean => shape !== ""

function paramsOf(description: ModelDescription | undefined): JsonNode | undefined {
  const fields = signatureFields(description, "params")
  const known = fields.filter(
    ({ sample }) => sample !== undefined && !(sample.kind === "word" && sample.text === "null"),
  )
  return known.length === 0 || known.length > MOST_COLUMNS ? undefined : objectOf(known)
}

const objectOf = (fields: readonly SignatureField[]): JsonNode => ({
  kind: "object",
  entries: fields.flatMap(({ name, sample }) => (sample === undefined ? [] : [{ key: name, value: sample }])),
})

const list = (elements: readonly JsonNode[]): JsonNode => ({ kind: "array", elements })

const textOf = (node: JsonNode): string => (node.kind === "number" || node.kind === "word" ? node.text : "")

/** Whether the value has more characters than that; stops counting there. */
function isLong(node: JsonNode, most: number): boolean {
  let left = most
  const count = (inner: JsonNode): boolean => {
    left -= 2
    if (left < 0) return true
    if (inner.kind === "string") return (left -= inner.value.length) < 0
    if (inner.kind === "array") return inner.elements.some(count)
    if (inner.kind === "object") return inner.entries.some(({ key, value }) => (left -= key.length) < 0 || count(value))
    return (left -= inner.text.length) < 0
  }
  return count(node)
}
