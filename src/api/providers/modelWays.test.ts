import { expect, test } from "vitest"

import { scoringInput } from "~/domain/model-use/scoringInput"
import type { UsedModel, Way } from "~/domain/model-use/way"
import type { Server } from "~/domain/servers/server"

import { WORKSPACE } from "./azureml/contractServer"
import { azuremlWays } from "./azureml/modelWays"
import { databricksWays } from "./databricks/modelWays"
import { mlflowWays } from "./mlflowWays"

const server: Server = { id: "s", label: "s", address: "proxy/s/", isConfigured: true, isReadOnly: false }
const model: UsedModel = {
  uri: "models:/main.ml.churn@champion",
  name: "main.ml.churn",
  registered: { name: "main.ml.churn", version: "3" },
  description: undefined,
  input: scoringInput(undefined, '{"columns": ["a"], "data": [[1.5], [2.5]]}'),
}
const databricks = { ...server, trackingUri: "databricks://prod", webAddress: "https://adb-1.2.azuredatabricks.net" }
const azureml = { ...server, address: `https://westeurope.api.azureml.ms/mlflow/v2.0${WORKSPACE}/` }

const text = (ways: readonly Way[], id?: string) =>
  ways
    .filter((way) => id === undefined || way.id === id)
    .flatMap(({ reasonNot = "", steps }) => [
      reasonNot,
      ...steps.flatMap(({ text: words, code = "", link }) => [words, code, link?.href ?? ""]),
    ])
    .join("\n")

const kinds = [
  [
    "MLflow",
    mlflowWays(model, { ...server, trackingUri: "http://ml.corp:5000" }, "http://page/"),
    'set_tracking_uri("http://ml.corp:5000")',
  ],
  [
    "Databricks",
    databricksWays(model, databricks),
    'set_tracking_uri("databricks://prod")\nmlflow.set_registry_uri("databricks-uc://prod")',
  ],
  [
    "Azure ML",
    azuremlWays(model, azureml),
    `set_tracking_uri("azureml://westeurope.api.azureml.ms/mlflow/v2.0${WORKSPACE}")`,
  ],
] as const

test.each(kinds)("1.18, 3.17: a model of %s is loaded from its own server", (_kind, ways, connect) => {
  for (const id of ["pyfunc", "spark"]) expect(text(ways, id)).toContain(connect)
  expect(text(ways, "spark")).toContain('spark_udf(spark, "models:/main.ml.churn@champion"')
  expect(new Set(ways.map(({ id }) => id)).size).toBe(ways.length)
})

test.each(kinds)(
  "1.19, 2.12: a model of %s can be deployed to Azure ML, and ACI and AKS are history",
  (_kind, ways) => {
    expect(text(ways, "azure-cli")).toContain("az ml online-endpoint create --file endpoint.yml")
    expect(text(ways, "azure-sdk")).toContain("ManagedOnlineEndpoint(")
    expect(text(ways, "azure-history")).toMatch(/ACI.*AKS/)
    expect(text(ways, "watch")).toMatch(/monitor/)
  },
)

test("1.19: what lives elsewhere is registered in the workspace first, under a model name of its own", () => {
  for (const [, ways] of kinds.slice(0, 2)) {
    expect(text(ways, "azure-cli")).toMatch(
      /mlflow artifacts download[^]*az ml model create --name main-ml-churn[^]*azureml:main-ml-churn:1/,
    )
    expect(text(ways, "azure-sdk")).toMatch(/client\.models\.create_or_update\([^]*model=model\.id/)
  }
  expect(text(kinds[2][1], "azure-cli")).toContain('model: "azureml:main.ml.churn:3"')
  expect(text(kinds[2][1], "azure-cli")).not.toContain("az ml model create")
  expect(text(kinds[2][1], "azure-cli")).toMatch(/group=rg/)
})

test("1.19: a model of a run is registered from where the download puts it", () => {
  const ofRun = { ...model, uri: "runs:/ab12/my models/best one", registered: undefined }
  const ways = mlflowWays(ofRun, { ...server, trackingUri: "http://ml.corp:5000" }, "http://page/")
  expect(text(ways, "azure-cli")).toContain("-d main-ml-churn\n")
  expect(text(ways, "azure-cli")).toContain("--path 'main-ml-churn/best one'")
  expect(text(ways, "azure-sdk")).toContain('path="main-ml-churn/best one"')
})

test("a version is served by the workspace of Databricks that has it, and by no other", () => {
  const [, ofDatabricks] = kinds[1]
  expect(text(ofDatabricks, "serving-rest")).toContain('"entity_name": "main.ml.churn",\n        "entity_version": "3"')
  expect(text(ofDatabricks, "serving-rest")).toContain('DATABRICKS_TOKEN="<your token>"')
  expect(text(ofDatabricks, "serving-sdk")).toContain('WorkspaceClient(profile="prod")')
  const [unregistered] = databricksWays({ ...model, registered: undefined }, databricks).filter(
    ({ id }) => id === "serving-sdk",
  )
  expect(unregistered).toMatchObject({ reasonNot: expect.stringMatching(/register/), steps: [] })
  expect(kinds[0][1].find(({ id }) => id === "serving")?.reasonNot).toMatch(/own registry/)
})

test("the registry of a workspace has names of one part", () => {
  const ways = databricksWays({ ...model, registered: { name: "churn", version: "1" } }, server)
  expect(text(ways, "pyfunc")).toContain('mlflow.set_registry_uri("databricks")')
})
