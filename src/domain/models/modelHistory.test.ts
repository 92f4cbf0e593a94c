import { expect, test } from "vitest"

import { artifactModels } from "./modelHistory"

const run = (value: string) => ({ tags: [{ key: "mlflow.log-model.history", value }] })
const entry = (artifactPath: unknown, more: object = {}) => ({
  artifact_path: artifactPath,
  flavors: { sklearn: {}, python_function: {} },
  ...more,
})

test("the folders that MLflow 2 noted, each once", () => {
  const found = artifactModels(run(JSON.stringify([entry("model"), entry("best/model"), entry("model")])))
  expect(found).toEqual([
    { path: "model", flavors: ["sklearn", "python_function"] },
    { path: "best/model", flavors: ["sklearn", "python_function"] },
  ])
})

test("what lies elsewhere or leads out is left out", () => {
  const paths = ["models:/m-1", "/etc", "../other", "a/../../b", 7, "", null]
  expect(artifactModels(run(JSON.stringify(paths.map((path) => entry(path)))))).toEqual([])
  expect(artifactModels(run(JSON.stringify([entry("model", { model_id: "m-1" })])))).toEqual([])
})

test.each(["", "{", "{}", '[1, null, "x", []]', '[{"artifact_path":{"a":1}}]'])("nonsense %j is no model", (value) => {
  expect(artifactModels(run(value))).toEqual([])
})

test("a run without the tag has none, and ten thousand are cut", () => {
  expect(artifactModels({ tags: [] })).toEqual([])
  const many = Array.from({ length: 10_000 }, (_, n) => entry(`model-${n}`))
  expect(artifactModels(run(JSON.stringify(many)))).toHaveLength(100)
})
