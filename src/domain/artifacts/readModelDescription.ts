import type { Checked } from "./checked"
import type { Facts, Flavor, ModelDescription, SignatureField, SignaturePart } from "./modelDescription"
import { fieldAt, parseJson, type JsonNode } from "./parseJson"
import { sampleOf } from "./signatureSample"
import { yamlToJson } from "./yamlJson"

/** Their own places are elsewhere in the view. */
const SHOWN_ELSEWHERE = new Set([
  "artifact_path",
  "flavors",
  "mlflow_version",
  "model_size_bytes",
  "run_id",
  "saved_input_example_info",
  "signature",
])
const MOST_TYPE_DEPTH = 20

export function readModelDescription(text: string): Checked<ModelDescription> {
  const yaml = yamlToJson(text)
  if (!yaml.ok) return yaml
  const reading = parseJson(yaml.json)
  if (!reading.ok) return { ok: false, message: reading.message }
  const root = reading.node
  if (root.kind !== "object" || fieldAt(root, "flavors")?.kind !== "object")
    return { ok: false, message: "This file lists no flavors" }
  const flavors = entriesOf(fieldAt(root, "flavors")).map(([name, node]) => flavorOf(name, factsOf(node)))
  const loggedAtMs = utcMs(textIn(root, "utc_time_created"))
  return {
    ok: true,
    value: {
      flavors,
      ...signatureOf(fieldAt(root, "signature")),
      facts: entriesOf(root).flatMap(([key, node]) =>
        SHOWN_ELSEWHERE.has(key) || isNull(node) || (key === "utc_time_created" && loggedAtMs !== undefined)
          ? []
          : [[key, textOf(node)] as const],
      ),
      pythonVersion: factOf(flavors.find(({ name }) => name === "python_function")?.facts, "python_version"),
      mlflowVersion: textIn(root, "mlflow_version"),
      loggedAtMs,
      artifactPath: textIn(root, "artifact_path"),
      runId: textIn(root, "run_id"),
      sizeBytes: wholeNumber(textIn(root, "model_size_bytes")),
      example: textIn(fieldAt(root, "saved_input_example_info"), "artifact_path"),
      servingExample: textIn(fieldAt(root, "saved_input_example_info"), "serving_input_path"),
      environment: environmentOf(flavors),
    },
  }
}

const wholeNumber = (text: string): number | undefined => (/^\d{1,15}$/.test(text) ? Number(text) : undefined)

/** `2026-11-19 14:02:11.531022`, without a word about its zone. */
function utcMs(text: string): number | undefined {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d{1,3})?)\d*$/.exec(text) ?? []
  const ms = Date.parse(`${day}T${time}Z`)
  return Number.isNaN(ms) ? undefined : ms
}

const factOf = (facts: Facts | undefined, key: string): string => facts?.find(([name]) => name === key)?.[1] ?? ""

/** The version is called `sklearn_version` by sklearn, `xgb_version` by xgboost, `pyspark_version` by spark. */
function flavorOf(name: string, facts: Facts): Flavor {
  const others = facts.filter(([key]) => key.endsWith("_version") && key !== "python_version")
  return { name, version: factOf(facts, `${name}_version`) || (others[0]?.[1] ?? ""), facts }
}

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
  const tensor = fieldAt(node, "tensor-spec")
  const shape = fieldAt(tensor ?? node, "shape")
  const fallback = fieldAt(node, "default")
  return {
    name: textIn(node, "name"),
    type: tensor === undefined ? typeText(node, 0) : textIn(tensor, "dtype"),
    shape: shape?.kind === "array" ? `(${shape.elements.map(textOf).join(", ")})` : "",
    isRequired: isRequired(node),
    fallback: fallback && textOf(fallback),
    sample: fallback ?? sampleOf(node),
  }
}

/** Before MLflow 2.6 only what is optional said so. */
function isRequired(node: JsonNode): boolean | undefined {
  const [required, optional] = [textIn(node, "required"), textIn(node, "optional")]
  if (required === "") return optional === "" ? undefined : optional !== "true"
  return required === "true"
}

function typeText(node: JsonNode | undefined, depth: number): string {
  const type = textIn(node, "type")
  if (depth > MOST_TYPE_DEPTH) return "…"
  if (type === "array") return `list of ${typeText(fieldAt(node, "items"), depth + 1)}`
  if (type === "map") return `map of ${typeText(fieldAt(node, "values"), depth + 1)}`
  if (type !== "object") return type
  const properties = entriesOf(fieldAt(node, "properties")).map(
    ([name, property]) =>
      `${name}${textIn(property, "required") === "false" ? "?" : ""}: ${typeText(property, depth + 1)}`,
  )
  return `{${properties.join(", ")}}`
}

const entriesOf = (node: JsonNode | undefined): readonly (readonly [string, JsonNode])[] =>
  node?.kind === "object" ? node.entries.map(({ key, value }) => [key, value]) : []

const isNull = (node: JsonNode): boolean => node.kind === "word" && node.text === "null"

/** "" where there is none. */
function textIn(node: JsonNode | undefined, name: string): string {
  const found = fieldAt(node, name)
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
