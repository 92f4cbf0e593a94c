import { describe, expect, test } from "vitest"

import { readEnvironment } from "~/domain/artifacts/environment"
import type { ModelDescription } from "~/domain/artifacts/modelDescription"
import { readModelDescription } from "~/domain/artifacts/readModelDescription"
import { formatModelReference, parseModelReference } from "~/domain/models/modelReference"
import { testRun } from "~/testRun"

import type { ModelRow } from "./comparedRows"
import { factRows, packageRows, signatureRows } from "./modelRows"
import { runRows } from "./runRows"
import { signatureChanges } from "./signatureChanges"

type Parts = {
  readonly inputs?: readonly object[]
  readonly outputs?: readonly object[]
  readonly params?: readonly object[]
}

/** As the client writes it, read as the pages read it. */
function model(parts: Parts, more = ""): ModelDescription {
  const lines = Object.entries(parts).map(([name, fields]) => `  ${name}: '${JSON.stringify(fields)}'\n`)
  const signature = lines.length === 0 ? "" : `signature:\n${lines.join("")}`
  const reading = readModelDescription(`flavors: {python_function: {python_version: 3.12.7}}\n${more}${signature}`)
  if (!reading.ok) throw new Error(reading.message)
  return reading.value
}
const column = (name: string, type: string, required = true) => ({ name, type, required })
const tensor = (shape: readonly number[], dtype = "float32") => ({ type: "tensor", "tensor-spec": { dtype, shape } })
const param = (name: string, type: string, fallback: unknown) => ({ name, type, default: fallback, shape: null })
const texts = ({ cells }: ModelRow) => cells.map((cell) => (cell.isKnown ? cell.text : "?"))

const plan = column("plan", "string")
const label = column("label", "long")

describe("breaking changes are named", () => {
  test.each([
    [
      "an input that is new and required",
      { inputs: [plan] },
      { inputs: [plan, column("calls", "double")] },
      "inputs calls is new and required",
    ],
    [
      "an input that is gone",
      { inputs: [plan, column("calls", "double")] },
      { inputs: [plan] },
      "inputs calls is gone",
    ],
    [
      "a type of an input",
      { inputs: [plan] },
      { inputs: [column("plan", "long")] },
      "inputs plan was string and is long",
    ],
    [
      "a narrower type",
      { inputs: [column("n", "long")] },
      { inputs: [column("n", "integer")] },
      "inputs n was long and is integer",
    ],
    [
      "an input that has to be given now",
      { inputs: [column("plan", "string", false)] },
      { inputs: [plan] },
      "inputs plan is required now",
    ],
    [
      "the shape of a tensor",
      { inputs: [tensor([-1, 28, 28])] },
      { inputs: [tensor([-1, 32, 32])] },
      "inputs unnamed 1 was float32 (-1, 28, 28) and is float32 (-1, 32, 32)",
    ],
    [
      "an output that is gone",
      { outputs: [label, column("score", "double")] },
      { outputs: [label] },
      "outputs score is gone",
    ],
    [
      "a type of an output, though wider",
      { outputs: [column("n", "integer")] },
      { outputs: [column("n", "long")] },
      "outputs n was integer and is long",
    ],
    [
      "an output that may be missing now",
      { outputs: [label] },
      { outputs: [column("label", "long", false)] },
      "outputs label is optional now",
    ],
    [
      "a param that is gone",
      { inputs: [plan], params: [param("k", "long", 3)] },
      { inputs: [plan] },
      "params k is gone",
    ],
    [
      "a type of a param",
      { params: [param("k", "long", 3)] },
      { params: [param("k", "double", 3)] },
      "params k was long and is double",
    ],
  ])("%s", (...[, before, after, words]) => {
    const changes = signatureChanges(model(before), model(after))
    expect(changes?.map(({ part, field, what }) => `${part} ${field} ${what}`)).toEqual([words])
    expect(changes?.map(({ isBreaking }) => isBreaking)).toEqual([true])
  })
})

describe("what breaks nothing is told all the same", () => {
  test.each([
    [
      "a new optional input",
      { inputs: [plan] },
      { inputs: [plan, column("calls", "double", false)] },
      "calls is new and optional",
    ],
    [
      "an input that may be left out now",
      { inputs: [plan] },
      { inputs: [column("plan", "string", false)] },
      "plan is optional now",
    ],
    [
      "a wider type",
      { inputs: [column("n", "integer")] },
      { inputs: [column("n", "long")] },
      "n was integer and is long, which takes both",
    ],
    ["a new output", { outputs: [label] }, { outputs: [label, column("score", "double")] }, "score is new"],
    [
      "an output that is always there now",
      { outputs: [column("label", "long", false)] },
      { outputs: [label] },
      "label is required now",
    ],
    ["a new param", { inputs: [plan] }, { inputs: [plan], params: [param("k", "long", 3)] }, "k is new"],
    [
      "another default",
      { params: [param("k", "long", 3)] },
      { params: [param("k", "long", 5)] },
      "k is 5 unless told, and was 3",
    ],
  ])("%s", (...[, before, after, words]) => {
    const changes = signatureChanges(model(before), model(after))
    expect(changes?.map(({ field, what }) => `${field} ${what}`)).toEqual([words])
    expect(changes?.map(({ isBreaking }) => isBreaking)).toEqual([false])
  })
})

test("the order of columns and names like those of an object's own change nothing", () => {
  const names = ["__proto__", "constructor", "plan"].map((name) => column(name, "string"))
  expect(signatureChanges(model({ inputs: names }), model({ inputs: names.toReversed() }))).toEqual([])
})

test("breaking changes come before the others", () => {
  const changes = signatureChanges(
    model({ inputs: [plan], outputs: [label] }),
    model({ inputs: [plan, column("calls", "double", false)], outputs: [] }),
  )
  expect(changes?.map(({ field }) => field)).toEqual(["label", "calls"])
})

test("without a signature on either side nothing is said about breaking", () => {
  const broken = model({}, `signature: {inputs: "[{"}\n`)
  for (const other of [model({}), broken]) {
    expect(signatureChanges(model({ inputs: [plan] }), other)).toBeUndefined()
    expect(signatureChanges(other, model({ inputs: [plan] }))).toBeUndefined()
  }
})

test("a row for each field of any version; what is not known is no difference", () => {
  const rows = signatureRows("inputs", [
    model({ inputs: [plan, column("calls", "double", false)] }),
    undefined,
    model({ inputs: [plan] }),
    model({}),
  ])
  expect(rows.map((row) => [row.key, texts(row), row.differs])).toEqual([
    ["plan", ["string", "?", "string", "?"], false],
    ["calls", ["double, optional", "?", undefined, "?"], true],
  ])
})

test("params say what they are unless told", () => {
  const [row] = signatureRows("params", [model({ params: [param("k", "long", 3)] })])
  expect(row && texts(row)).toEqual(["long, 3 unless told"])
})

test("packages are compared one by one, Python first, under the name that pip knows", () => {
  const environment = (name: string, text: string) => {
    const reading = readEnvironment(name, text)
    if (!reading.ok) throw new Error(reading.message)
    return reading.value
  }
  const rows = packageRows([
    environment("conda.yaml", "dependencies: [python=3.12.7, pip, {pip: [Scikit_Learn==1.7.2, mlflow==3.17.2]}]\n"),
    environment("requirements.txt", "scikit-learn==1.6.0\nmlflow==3.17.2\ntorch[cuda]\n"),
  ])
  expect(rows.map((row) => [row.key, texts(row), row.differs])).toEqual([
    ["python", ["==3.12.7", undefined], true],
    ["mlflow", ["==3.17.2", "==3.17.2"], false],
    ["pip", ["any", undefined], true],
    ["scikit-learn", ["==1.7.2", "==1.6.0"], true],
    ["torch", [undefined, "any [cuda]"], true],
  ])
})

test("size and flavors stand side by side", () => {
  const rows = factRows([model({}, "model_size_bytes: 48213\n"), model({})])
  expect(rows.map((row) => [row.key, texts(row), row.differs])).toEqual([
    ["Size", ["48.2 KB", "not said"], true],
    ["Flavor python_function", ["yes", "yes"], false],
    ["Python that logged it", ["3.12.7", "3.12.7"], false],
    ["MLflow that logged it", ["not said", "not said"], false],
  ])
})

test.each(["one:churn:1", "one:a:b:2", "one:50% a,b\\c/d:10", "one:main.default.churn:3"])(
  "%s is read and written",
  (text) => {
    const reference = parseModelReference(text)
    expect(reference && formatModelReference(reference)).toBe(text)
  },
)

test.each(["", "one", "one:churn", ":churn:1", "one:churn:", "one::1"])("%j names no version", (text) => {
  expect(parseModelReference(text)).toBeUndefined()
})

test("without the run of the baseline nothing is called changed, and what is not known is not called missing", () => {
  const run = (id: string, value: number) => testRun({ id, metrics: [{ key: "acc", value, step: 0, timestampMs: 0 }] })
  const format = { digits: 3, zone: "UTC" }
  const [row] = runRows("metrics", [undefined, run("a", 0.5), run("b", 0.75)], format)
  expect(row?.cells).toMatchObject([
    { isKnown: false },
    { text: "0.500", isChanged: false, isBest: false },
    { text: "0.750", isChanged: false, isBest: true },
  ])
  const [judged] = runRows("metrics", [run("a", 0.5), undefined, run("b", 0.75)], format)
  expect(judged?.cells).toMatchObject([{ isChanged: false }, { isKnown: false }, { isChanged: true, delta: "+0.250" }])
})
