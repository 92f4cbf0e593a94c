import { expect, test } from "vitest"

import { folderOrigin, loggedOrigin } from "./modelOrigin"

test("1.13: a folder of a run lies below the address of its artifacts", () => {
  const run = { id: "r", artifactUri: "mlflow-artifacts:/1/r/artifacts" }
  expect(folderOrigin(run, "best/model")).toEqual({ source: `${run.artifactUri}/best/model`, runId: "r", modelId: "" })
  expect(folderOrigin({ ...run, artifactUri: `${run.artifactUri}/` }, "model").source).toBe(`${run.artifactUri}/model`)
  expect(folderOrigin(run, "").source).toBe(run.artifactUri)
})

test("1.13: a logged model is named by its id, with its run", () => {
  expect(loggedOrigin({ id: "m-1", sourceRunId: "r" })).toEqual({ source: "models:/m-1", runId: "r", modelId: "m-1" })
})
