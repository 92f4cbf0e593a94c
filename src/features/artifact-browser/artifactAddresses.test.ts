import { expect, test } from "vitest"

import { pythonOf, uriOf } from "./artifactAddresses"

const run = { kind: "run", runId: "r1" } as const
const version = { kind: "modelVersion", name: "churn", version: "3", runId: "r1", source: "" } as const

test.each([
  [run, "", "runs:/r1"],
  [run, "model/MLmodel", "runs:/r1/model/MLmodel"],
  [{ kind: "loggedModel", modelId: "m-1" } as const, "MLmodel", "models:/m-1/MLmodel"],
  [version, "MLmodel", "models:/churn/3/MLmodel"],
])("%o with %j is %s", (root, path, uri) => {
  expect(uriOf(root, path)).toBe(uri)
})

test("Python connects first, and gets the parts", () => {
  expect(pythonOf(run, "a/b.txt", 'mlflow.set_tracking_uri("databricks")')).toBe(`import mlflow

mlflow.set_tracking_uri("databricks")
path = mlflow.artifacts.download_artifacts(run_id="r1", artifact_path="a/b.txt")
print(path)
`)
  expect(pythonOf(version, "", "#")).toContain('download_artifacts(artifact_uri="models:/churn/3")')
})

test("a name stays inside its quotes, and shows what it hides", () => {
  const python = pythonOf(run, 'a"); import os #\n\u202e\u{e0001}.txt', "#")
  expect(python).toContain('artifact_path="a\\"); import os #\\n\\U0000202e\\U000e0001.txt")')
})
