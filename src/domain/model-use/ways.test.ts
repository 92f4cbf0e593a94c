import { expect, test } from "vitest"

import { readModelDescription } from "~/domain/artifacts/readModelDescription"

import { scoringInput } from "./scoringInput"
import { downloadedTo } from "./shellWays"
import type { UsedModel } from "./way"
import { clientWays } from "./ways"

const server = {
  python: 'mlflow.set_tracking_uri("http://ml:5000")',
  shell: "export MLFLOW_TRACKING_URI=http://ml:5000",
}
const COLUMNS =
  '[{"type": "double", "name": "tenure"}, {"type": "string", "name": "plan.name"}, {"type": "integer", "name": "calls"}]'
const ONE = '[{"type": "long"}]'

type Parts = { flavors?: string; inputs?: string; outputs?: string; params?: string; example?: string }

function modelOf({
  flavors = "python_function: {}, sklearn: {}",
  inputs,
  outputs = ONE,
  params,
  example,
}: Parts): UsedModel {
  const signature = Object.entries({ inputs, outputs, params }).flatMap(([key, text]) =>
    text === undefined ? [] : `${key}: '${text}'`,
  )
  const reading = readModelDescription(`flavors: {${flavors}}\nsignature: {${signature.join(", ")}}\n`)
  if (!reading.ok) throw new Error(reading.message)
  const input = scoringInput(reading.value, example)
  return {
    uri: "models:/churn/3",
    name: "churn",
    registered: { name: "churn", version: "3" },
    description: reading.value,
    input,
  }
}

const ways = (parts: Parts) => new Map(clientWays(modelOf(parts), server).map((way) => [way.id, way]))
const codeOf = (parts: Parts, way: string, index = 0) =>
  ways(parts)
    .get(way)
    ?.steps.filter(({ code }) => code !== undefined)[index]?.code ?? ""

test("the columns and rows of the input example, in the types of the signature", () => {
  const example =
    '{"dataframe_split": {"columns": ["tenure", "plan.name", "calls"], "data": [[1, "basic", 9], [2, "plus", 8]]}}'
  expect(codeOf({ inputs: COLUMNS, example }, "pyfunc")).toBe(`import mlflow
import pandas as pd

mlflow.set_tracking_uri("http://ml:5000")

model = mlflow.pyfunc.load_model("models:/churn/3")
data = pd.DataFrame(
    [
        [1, "basic", 9],
        [2, "plus", 8],
    ],
    columns=["tenure", "plan.name", "calls"],
).astype({"tenure": "float64", "calls": "int32"})
print(model.predict(data))`)
})

test("1.18: Spark is given the columns of the signature and the type of the answer", () => {
  const code = codeOf({ inputs: COLUMNS }, "spark")
  expect(code).toContain('mlflow.pyfunc.spark_udf(spark, "models:/churn/3", result_type="long", env_manager="local")')
  expect(code).toContain('predict(struct("tenure", "`plan.name`", "calls"))')
  expect(
    codeOf({ inputs: COLUMNS, outputs: '[{"type": "long", "name": "a"}, {"type": "long", "name": "b"}]' }, "spark"),
  ).not.toContain("result_type")
})

test("without an example a row of the signature's types is asked, with the params of predict", () => {
  const params =
    '[{"name": "threshold", "type": "double", "default": 0.5}, {"name": "stop", "type": "string", "default": null}]'
  expect(codeOf({ inputs: COLUMNS, params }, "pyfunc")).toContain(
    'print(model.predict(data, params={"threshold": 0.5}))',
  )
  expect(JSON.parse(codeOf({ inputs: COLUMNS, params }, "serve", 1))).toEqual({
    dataframe_split: { columns: ["tenure", "plan.name", "calls"], data: [[0, "text", 0]] },
    params: { threshold: 0.5 },
  })
})

test("tensors are arrays of their dtype, and of large ones as many zeros", () => {
  const tensor = (shape: string) => `[{"type": "tensor", "tensor-spec": {"dtype": "float32", "shape": ${shape}}}]`
  expect(codeOf({ inputs: tensor("[-1, 2]") }, "pyfunc")).toContain('data = np.array([[0.0, 0.0]], dtype="float32")')
  expect(codeOf({ inputs: tensor("[-1, 2]") }, "serve", 1)).toContain('"inputs": [[0.0, 0.0]]')
  const large = codeOf({ inputs: tensor("[-1, 28, 28]") }, "pyfunc")
  expect(large).toContain('data = np.zeros((1, 28, 28), dtype="float32")')
  expect(codeOf({ inputs: tensor("[-1, 28, 28]") }, "serve", 1)).toContain("-d @serving_input_example.json")
  const hostile = codeOf({ inputs: tensor('["9)); import os; ((", 1e9]') }, "pyfunc")
  expect(hostile).toContain('np.zeros((1,), dtype="float32")')
})

test("what is too wide for a page is the reader's own file", () => {
  const inputs = `[${Array.from({ length: 500 }, (_, index) => `{"type": "double", "name": "c${index}"}`).join(", ")}]`
  expect(codeOf({ inputs }, "pyfunc")).toContain('pd.read_csv("data.csv")')
  expect(codeOf({ inputs }, "spark")).toContain("struct(*data.columns)")
})

test("an example of another form is asked as it is", () => {
  const chat = '{"messages": [{"role": "user", "content": "hi \\"there\\""}]}'
  expect(codeOf({ example: chat, flavors: "python_function: {}" }, "pyfunc")).toContain(
    'data = {"messages": [{"role": "user", "content": "hi \\"there\\""}]}',
  )
  expect(JSON.parse(codeOf({ example: chat }, "serve", 1))).toEqual(JSON.parse(chat))
  expect(codeOf({ example: '{"inputs": [[1, 2]]}' }, "pyfunc")).toContain("data = np.array([[1, 2]])")
})

test.each([
  ["no JSON", "{"],
  ["rows of another length", '{"columns": ["a"], "data": [[1, 2]]}'],
  ["no rows", '{"columns": ["a"], "data": []}'],
  ["long", `{"inputs": [${"1,".repeat(5000)}1]}`],
])("an example with %s is left aside", (_, example) => {
  expect(codeOf({ inputs: COLUMNS, example }, "pyfunc")).toContain('columns=["tenure", "plan.name", "calls"]')
})

test("what a model is not made for is said, and its own kind is left out where MLflow has no module of it", () => {
  const found = ways({ flavors: "sklearn: {}" })
  for (const id of ["pyfunc", "spark", "serve", "file", "docker"])
    expect(found.get(id)?.reasonNot).toMatch(/python_function/)
  expect(found.get("flavor")).toMatchObject({ label: "As sklearn loads it" })
  expect(found.get("download")?.reasonNot).toBeUndefined()
  expect(ways({ flavors: '"os; import os": {}, python_function: {}' }).has("flavor")).toBe(false)
  expect(codeOf({ flavors: "python_function: {}, pytorch: {}" }, "flavor")).toContain("print(type(model))")
  expect(codeOf({ flavors: "xgboost: {model_class: xgboost.core.Booster}" }, "flavor")).not.toContain("predict")
})

test("a model whose files cannot be read is used with the reader's own columns", () => {
  const model: UsedModel = { ...modelOf({}), description: undefined, input: scoringInput(undefined, undefined) }
  const [first] = clientWays(model, server)
  expect(first?.reasonNot).toBeUndefined()
  expect(first?.steps[0]?.code).toContain('columns=["<column>"]')
})

// MLflow 3.17: RunsArtifactRepository.download_artifacts takes the last name of the path along.
test.each([
  ["models:/churn/3", "churn"],
  ["models:/m-12", "churn"],
  ["runs:/ab12/model", "churn/model"],
  ["runs:/ab12/my models/best one", "churn/best one"],
  ["runs:/ab12", "churn"],
])("the files of %s are downloaded to %s", (uri, folder) => {
  expect(downloadedTo({ ...modelOf({}), uri })).toBe(folder)
})
