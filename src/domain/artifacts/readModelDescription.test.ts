import { expect, test } from "vitest"

import { readModelDescription } from "./readModelDescription"
import type { JsonNode } from "./parseJson"

const COLUMNS =
  '[{"type": "double", "name": "tenure", "required": true}, {"type": "array", "items": {"type": "object", "properties": {"a": {"type": "string", "required": false}}}, "name": "tags", "required": false}]'
const TENSORS = '[{"type": "tensor", "tensor-spec": {"dtype": "float32", "shape": [-1, 28, 28]}}]'
const PARAMS =
  '[{"name": "top_k", "type": "long", "default": 5, "shape": null}, {"name": "stop", "type": "string", "default": null, "shape": [-1]}]'

const model = `artifact_path: models:/m-1
flavors:
  python_function:
    env: {conda: conda.yaml, virtualenv: python_env.yaml}
    loader_module: mlflow.sklearn
    python_version: 3.12.7
  sklearn: {code: null, pickled_model: model.pkl, sklearn_version: 1.7.2}
mlflow_version: 3.17.2
metadata: {team: growth}
model_size_bytes: 48213
run_id: 0af3
saved_input_example_info: {artifact_path: input_example.json, type: dataframe}
signature:
  inputs: '${COLUMNS}'
  outputs: '${TENSORS}'
  params: '${PARAMS}'
utc_time_created: '2026-11-19 14:02:11.531022'
`

const number = (text: string): JsonNode => ({ kind: "number", text })
const list = (...elements: readonly JsonNode[]): JsonNode => ({ kind: "array", elements })

test("flavors, signature, example, size, environment and run", () => {
  const reading = readModelDescription(model)
  expect(reading).toEqual({
    ok: true,
    value: {
      flavors: [
        {
          name: "python_function",
          version: "",
          facts: [
            ["env.conda", "conda.yaml"],
            ["env.virtualenv", "python_env.yaml"],
            ["loader_module", "mlflow.sklearn"],
            ["python_version", "3.12.7"],
          ],
        },
        {
          name: "sklearn",
          version: "1.7.2",
          facts: [
            ["pickled_model", "model.pkl"],
            ["sklearn_version", "1.7.2"],
          ],
        },
      ],
      signature: [
        {
          name: "inputs",
          fields: [
            { name: "tenure", type: "double", shape: "", isRequired: true, fallback: undefined, sample: number("0.0") },
            {
              name: "tags",
              type: "list of {a?: string}",
              shape: "",
              isRequired: false,
              fallback: undefined,
              sample: list({ kind: "object", entries: [{ key: "a", value: { kind: "string", value: "text" } }] }),
            },
          ],
        },
        {
          name: "outputs",
          fields: [
            {
              name: "",
              type: "float32",
              shape: "(-1, 28, 28)",
              isRequired: undefined,
              fallback: undefined,
              sample: undefined,
            },
          ],
        },
        {
          name: "params",
          fields: [
            { name: "top_k", type: "long", shape: "", isRequired: undefined, fallback: "5", sample: number("5") },
            {
              name: "stop",
              type: "string",
              shape: "(-1)",
              isRequired: undefined,
              fallback: "null",
              sample: { kind: "word", text: "null" },
            },
          ],
        },
      ],
      signatureFault: undefined,
      facts: [["metadata", "team: growth"]],
      pythonVersion: "3.12.7",
      mlflowVersion: "3.17.2",
      loggedAtMs: Date.UTC(2026, 10, 19, 14, 2, 11, 531),
      artifactPath: "models:/m-1",
      runId: "0af3",
      sizeBytes: 48213,
      example: "input_example.json",
      servingExample: "",
      environment: ["conda.yaml", "python_env.yaml"],
    },
  })
})

test.each([
  ["no flavors", "a: 1\n", "This file lists no flavors"],
  ["no YAML", "a: [1\n", expect.stringMatching(/./)],
  ["a list", "- 1\n", "This file lists no flavors"],
])("%s is said", (_, text, message) => {
  expect(readModelDescription(text)).toMatchObject({ ok: false, message })
})

test("a signature that is no JSON leaves the rest; types nested without end are cut", () => {
  const broken = readModelDescription("flavors: {a: {}}\nsignature: {inputs: 'oops'}\n")
  expect(broken).toMatchObject({ ok: true, value: { signatureFault: "The inputs of the signature cannot be read" } })
  const deep = `${'{"type":"array","items":'.repeat(200)}{"type":"long"}${"}".repeat(200)}`
  const reading = readModelDescription(`flavors: {a: {}}\nsignature: {inputs: '[${deep}]'}\n`)
  expect(reading.ok && reading.value.signature[0]?.fields[0]?.type).toMatch(/^(list of ){21}…$/)
})

test("a large tensor has no sample, and one of types nested without end is cut", () => {
  const fieldOf = (type: string) => {
    const reading = readModelDescription(`flavors: {a: {}}\nsignature: {inputs: '[${type}]'}\n`)
    return reading.ok ? reading.value.signature[0]?.fields[0]?.sample : undefined
  }
  const huge = fieldOf('{"type": "tensor", "tensor-spec": {"dtype": "int64", "shape": [-1, 1e9, 3]}}')
  expect(huge).toBeUndefined()
  const small = fieldOf('{"type": "tensor", "tensor-spec": {"dtype": "int64", "shape": [-1, 2]}}')
  expect(small).toEqual(list(list(number("0"), number("0"))))
  const deep = fieldOf(`${'{"type":"array","items":'.repeat(200)}{"type":"long"}${"}".repeat(200)}`)
  expect(JSON.stringify(deep).match(/array/g)).toHaveLength(21)
})

test.each([
  ["xgboost", "xgb_version: 3.1.1, model_format: ubj", "3.1.1"],
  ["spark", "pyspark_version: 4.0.1, python_version: 3.12.7", "4.0.1"],
  ["transformers", "torch_version: 2.9.0, transformers_version: 4.57.1", "4.57.1"],
  ["python_function", "python_version: 3.12.7", ""],
])("%s says the version of its library in a word of its own", (name, facts, version) => {
  const reading = readModelDescription(`flavors: {${name}: {${facts}}}\n`)
  expect(reading.ok && reading.value.flavors[0]?.version).toBe(version)
})

test.each(["yesterday", "2026-13-40 99:00:00", ""])("a time that is none (%j) stays as it is written", (time) => {
  const reading = readModelDescription(`flavors: {a: {}}\nutc_time_created: "${time}"\n`)
  expect(reading).toMatchObject({ ok: true, value: { loggedAtMs: undefined, facts: [["utc_time_created", time]] } })
})

test.each([
  ['"required": true', true],
  ['"required": false', false],
  ['"optional": true', false],
  ['"name": "a"', undefined],
])("a field with %s is required: %s", (said, isRequired) => {
  const reading = readModelDescription(`flavors: {a: {}}\nsignature: {inputs: '[{"type": "long", ${said}}]'}\n`)
  expect(reading.ok && reading.value.signature[0]?.fields[0]?.isRequired).toBe(isRequired)
})
