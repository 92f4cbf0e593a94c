import type { Checked } from "./checked"
import { parseJson, type JsonNode } from "./parseJson"
import { sampleOf } from "./signatureSample"
import { yamlToJson } from "./yamlJson"

/** What an `MLmodel` file says of a model. */
export type ModelDescription = {
  readonly flavors: readonly { readonly name: string; readonly facts: Facts }[]
  readonly signature: readonly SignaturePart[]
  /** What is wrong with the signature, where it cannot be read. */
  readonly signatureFault: string | undefined
  readonly facts: Facts
  readonly runId: string
  readonly sizeBytes: number | undefined
  /** Path of the input example, beside the file. */
  readonly example: string
  /** Path of the same example as a scoring server takes it; "" before MLflow 2.13. */
  readonly servingExample: string
  /** Paths of the files of its environment, beside the file. */
  readonly environment: readonly string[]
}

export type Facts = readonly (readonly [key: string, value: string])[]
export type SignaturePart = {
  readonly name: "inputs" | "outputs" | "params"
  readonly fields: readonly SignatureField[]
}
export type SignatureField = {
  readonly name: string
  readonly type: string
  /** "(-1, 28, 28)"; "" = a single value. */
  readonly shape: string
  /** "required", "optional", "default 0.5". */
  readonly note: string
  /** Its default, or a value of its type; undefined where that would be too large to look at. */
  readonly sample: JsonNode | undefined
}

/** Their own places are elsewhere in the view. */
const SHOWN_ELSEWHERE = new Set(["flavors", "signature", "run_id", "model_size_bytes", "saved_input_example_info"])
const MOST_TYPE_DEPTH = 20

export function readModelDescription(text: string): Checked<ModelDescription> {
  const yaml = yamlToJson(text)
  if (!yaml.ok) return yaml
  const reading = parseJson(yaml.json)
  if (!reading.ok) return { ok: false, message: reading.message }
  const root = reading.node
  if (root.kind !== "object" || field(root, "flavors")?.kind !== "object")
    return { ok: false, message: "This file lists no flavors" }
  const flavors = entriesOf(field(root, "flavors")).map(([name, node]) => ({ name, facts: factsOf(node) }))
  const signature = signatureOf(field(root, "signature"))
  return {
    ok: true,
    value: {
      flavors,
      ...signature,
      facts: entriesOf(root).flatMap(([key, node]) =>
        SHOWN_ELSEWHERE.has(key) || isNull(node) ? [] : [[key, textOf(node)] as const],
      ),
      runId: textIn(root, "run_id"),
      sizeBytes: wholeNumber(textIn(root, "model_size_bytes")),
      example: textIn(field(root, "saved_input_example_info"), "artifact_path"),
      servingExample: textIn(field(root, "saved_input_example_info"), "serving_input_path"),
      environment: environmentOf(flavors),
    },
  }
}

const wholeNumber = (text: string): number | undefined => (/^\d{1,15}$/.test(text) ? Number(text) : undefined)

function environmentOf(flavors: ModelDescription["flavors"]): readonly string[] {
  const files = flavors
    .find(({ name }) => name === "python_function")
    ?.facts.filter(([key]) => key === "env" || key.startsWith("env."))
    .map(([, file]) => file)
  return [...new Set(files)]
}

/** Nested maps by their path: `env.conda`. */
function factsOf(node: JsonNode, prefix = ""): Facts {
  return entriesOf(node).flatMap(([key, value]): Facts => {
    if (value.kind === "object" && value.entries.length > 0 && prefix.length < 200)
      return factsOf(value, `${prefix}${key}.`)
    return isNull(value) ? [] : [[prefix + key, textOf(value)]]
  })
}

/** Each part is JSON text inside the YAML. */
function signatureOf(node: JsonNode | undefined): Pick<ModelDescription, "signature" | "signatureFault"> {
  const signature: SignaturePart[] = []
  for (const name of ["inputs", "outputs", "params"] as const) {
    const text = textIn(node, name)
    if (text === "") continue
    const reading = parseJson(text)
    if (!reading.ok || reading.node.kind !== "array")
      return { signature, signatureFault: `The ${name} of the signature cannot be read` }
    signature.push({ name, fields: reading.node.elements.map(fieldOf) })
  }
  return { signature, signatureFault: undefined }
}

function fieldOf(node: JsonNode): SignatureField {
  const tensor = field(node, "tensor-spec")
  const shape = field(tensor ?? node, "shape")
  return {
    name: textIn(node, "name"),
    type: tensor === undefined ? typeText(node, 0) : textIn(tensor, "dtype"),
    shape: shape?.kind === "array" ? `(${shape.elements.map(textOf).join(", ")})` : "",
    note: noteOf(node),
    sample: field(node, "default") ?? sampleOf(node),
  }
}

function noteOf(node: JsonNode): string {
  const fallback = field(node, "default")
  if (fallback !== undefined) return `default ${textOf(fallback)}`
  const required = textIn(node, "required")
  return required === "true" ? "required" : required === "false" ? "optional" : ""
}

function typeText(node: JsonNode | undefined, depth: number): string {
  const type = textIn(node, "type")
  if (depth > MOST_TYPE_DEPTH) return "…"
  if (type === "array") return `list of ${typeText(field(node, "items"), depth + 1)}`
  if (type === "map") return `map of ${typeText(field(node, "values"), depth + 1)}`
  if (type !== "object") return type
  const properties = entriesOf(field(node, "properties")).map(
    ([name, property]) =>
      `${name}${textIn(property, "required") === "false" ? "?" : ""}: ${typeText(property, depth + 1)}`,
  )
  return `{${properties.join(", ")}}`
}

const entriesOf = (node: JsonNode | undefined): readonly (readonly [string, JsonNode])[] =>
  node?.kind === "object" ? node.entries.map(({ key, value }) => [key, value]) : []

const field = (node: JsonNode | undefined, name: string): JsonNode | undefined =>
  node?.kind === "object" ? node.entries.findLast(({ key }) => key === name)?.value : undefined

const isNull = (node: JsonNode): boolean => node.kind === "word" && node.text === "null"

/** "" where there is none. */
function textIn(node: JsonNode | undefined, name: string): string {
  const found = field(node, name)
  return found === undefined || isNull(found) ? "" : textOf(found)
}

function textOf(node: JsonNode): string {
  switch (node.kind) {
    case "string":
      return node.value
    case "number":
    case "word":
      return node.text
    case "array":
      return node.elements.map(textOf).join(", ")
    case "object":
      return node.entries.map(({ key, value }) => `${key}: ${textOf(value)}`).join(", ")
  }
}
