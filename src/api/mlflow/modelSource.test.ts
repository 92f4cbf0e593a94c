import { expect, test } from "vitest"

import { modelLocation } from "./modelSource"

test.each([
  ["runs:/abc/model", "", { kind: "run", runId: "abc", folder: "model" }],
  ["runs:/abc/a/b/", "", { kind: "run", runId: "abc", folder: "a/b" }],
  ["runs:/abc", "", { kind: "run", runId: "abc", folder: "" }],
  ["models:/m-12ab", "r", { kind: "loggedModel", modelId: "m-12ab", folder: "" }],
  ["mlflow-artifacts:/1/models/m-12ab/artifacts", "r", { kind: "loggedModel", modelId: "m-12ab", folder: "" }],
  ["s3://bucket/x/1/r1/artifacts/model", "r1", { kind: "run", runId: "r1", folder: "model" }],
  ["file:///mlruns/1/r1/artifacts", "r1", { kind: "run", runId: "r1", folder: "" }],
  ["s3://bucket/1/other/artifacts/model", "r1", undefined],
  ["s3://bucket/r1/artifacts-old/model", "r1", undefined],
  ["models:/name/3", "r1", undefined],
  ["dbfs:/model", "", undefined],
])("the files of %s (run %j) lie in %j", (source, runId, expected) => {
  expect(modelLocation(source, runId)).toEqual(expected)
})
