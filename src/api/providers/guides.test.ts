import { expect, test } from "vitest"

import type { Server } from "~/domain/servers/server"

import { azuremlGuide } from "./azureml/guide"
import { WORKSPACE } from "./azureml/contractServer"
import { linksOut as azuremlLinks } from "./azureml/linksOut"
import { databricksGuide } from "./databricks/guide"
import { linksOut as databricksLinks } from "./databricks/linksOut"
import { EVERYTHING } from "./everything"
import type { GuideSection } from "~/api/backend"
import { mlflowGuide } from "./mlflowGuide"

const server: Server = { id: "s", label: "s", address: "proxy/s/", isConfigured: true, isReadOnly: false }
const can = { ...EVERYTHING, product: "MLflow", version: "3.17.2", user: "ann@example.com" }
const all = (sections: readonly GuideSection[]) =>
  sections
    .flatMap(({ title, steps }) => [title, ...steps.flatMap(({ text, code, link }) => [text, code, link?.href])])
    .join("\n")

const databricks = all(
  databricksGuide(
    { ...server, trackingUri: "databricks://prod", webAddress: "https://adb-1.2.azuredatabricks.net" },
    can,
  ),
)

test.each([
  ["0.7", /export DATABRICKS_HOST=https:\/\/adb-1\.2\.azuredatabricks\.net\nexport DATABRICKS_TOKEN=<your token>/],
  ["0.8", /mlflow\.set_tracking_uri\("databricks:\/\/prod"\)/],
  ["0.9", /mlflow experiments create -n \/Users\/ann@example\.com\/my-experiment/],
  ["0.15", /getting-started/],
  ["0.17", /pip install mlflow/],
  ["1.12", /log_metric\("epoch_loss", .*step=epoch\)/],
  ["1.22", /\(preview\)/],
  ["1.23", /azureml-mlflow/],
  ["1.24", /Overview.*Link Azure ML workspace/],
  ["1.27", /quick-start/],
  ["1.28", /set_tracking_uri\(ws\.get_mlflow_tracking_uri\(\)\)/],
  ["3.19", /Runtime ML 6\.5/],
  ["3.20", /mlflow\.autolog\(\)/],
  ["a profile does not cover artifacts", /export DATABRICKS_CONFIG_PROFILE=prod/],
])("%s is in the guide of a Databricks workspace", (_id, text) => {
  expect(databricks).toMatch(text)
})

const address = `https://westeurope.api.azureml.ms/mlflow/v2.0${WORKSPACE}/`
const azureml = all(azuremlGuide({ ...server, address }))

test.each([
  ["1.20", /how-to-monitor-model-performance/],
  ["1.21", /portal\.azure\.com\/#resource\/subscriptions\/[0-9a-]+\/resourceGroups\/rg\/overview/],
  ["1.25", /how-to-assign-roles/],
  ["1.26", /monitor-azure-machine-learning/],
  ["2.11", /mlflow run \. --backend azureml/],
  ["2.12", /managed online endpoints/],
  ["2.13", /Drift and monitoring/],
  ["4.13", /deleting the resource group/],
  ["4.15", /Workspace\.from_config\(\)[\s\S]*ScriptRunConfig[\s\S]*\.submit\(src\)/],
  ["4.16", /azureml-contrib-run[\s\S]*pip install azureml-mlflow/],
  ["4.18", /how-to-deploy-mlflow-models/],
  ["its URI", /set_tracking_uri\("azureml:\/\/westeurope\.api\.azureml\.ms\/mlflow\/v2\.0\/subscriptions\//],
  ["MLflow 3 clients fail here", /client of MLflow 3 cannot/],
])("%s is in the guide of an Azure ML workspace", (_id, text) => {
  expect(azureml).toMatch(text)
})

test("a plain server names its own address and a client that fits", () => {
  const guide = all(mlflowGuide({ ...server, trackingUri: "http://ml.corp:5000" }, can, "http://page/"))
  expect(guide).toContain("export MLFLOW_TRACKING_URI=http://ml.corp:5000")
  expect(guide).toContain('pip install "mlflow>=3,<4"')
})

test("4.12: the vendors' own pages of the same things", () => {
  const run = { kind: "run", experimentId: "5", runId: "a b" } as const
  const own = databricksLinks({ ...server, webAddress: "https://adb-1.2.azuredatabricks.net/", workspace: "1" })
  expect(own(run)?.href).toBe("https://adb-1.2.azuredatabricks.net/?o=1#mlflow/experiments/5/runs/a%20b")
  expect(own({ kind: "modelVersion", name: "main.ml.churn", version: "3" })?.href).toBe(
    "https://adb-1.2.azuredatabricks.net/explore/data/models/main/ml/churn/version/3?o=1",
  )
  expect(databricksLinks(server)(run)).toBeUndefined()
  const studio = azuremlLinks(server, { subscription: "s", resourceGroup: "rg", name: "ws" })
  expect(studio(run)?.href).toBe(
    "https://ml.azure.com/runs/a%20b?wsid=/subscriptions/s/resourcegroups/rg/workspaces/ws",
  )
})
