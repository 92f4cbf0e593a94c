import { expect, test } from "vitest"

import type { Guide, GuideTable } from "~/api/backend"
import type { Server } from "~/domain/servers/server"

import { azuremlGuide } from "./azureml/guide"
import { WORKSPACE } from "./azureml/contractServer"
import { linksOut as azuremlLinks } from "./azureml/linksOut"
import { databricksGuide } from "./databricks/guide"
import { linksOut as databricksLinks } from "./databricks/linksOut"
import { EVERYTHING } from "./everything"
import { mlflowGuide } from "./mlflowGuide"

const server: Server = { id: "s", label: "s", address: "proxy/s/", isConfigured: true, isReadOnly: false }
const can = { ...EVERYTHING, product: "MLflow", version: "3.17.2", user: "ann@example.com" }
const all = ({ sections }: Guide) =>
  sections
    .flatMap(({ title, steps }) => [title, ...steps.flatMap(({ text, code, link }) => [text, code, link?.href])])
    .join("\n")

const ofDatabricks = databricksGuide(
  { ...server, trackingUri: "databricks://prod", webAddress: "https://adb-1.2.azuredatabricks.net" },
  can,
)

test.each([
  [
    "0.7: an environment block without the token",
    /export DATABRICKS_HOST=https:\/\/adb-1\.2\.azuredatabricks\.net\nexport DATABRICKS_TOKEN=<your token>/,
  ],
  ["0.8: the tracking URI with its profile", /mlflow\.set_tracking_uri\("databricks:\/\/prod"\)/],
  ["0.9: creating an experiment in a shell", /mlflow experiments create -n \/Users\/ann@example\.com\/my-experiment/],
  ["0.15: where to start without a workspace", /getting-started/],
  ["0.17: installing the client", /pip install mlflow/],
  ["1.12: a metric for each epoch", /log_metric\("epoch_loss", .*step=epoch\)/],
  ["1.22: linking is a preview", /\(preview\)/],
  ["1.23: the library of the cluster, and importing notebooks", /Libraries.*\nazureml-mlflow[\s\S]*Import, From URL/],
  ["1.24: how workspaces are linked", /Overview.*Link Azure ML workspace/],
  ["1.27, 3.20: example notebooks", /quick-start/],
  ["1.28: tracking in Azure ML only", /set_tracking_uri\(ws\.get_mlflow_tracking_uri\(\)\)/],
  ["1.8: which resource group and workspace", /those of Azure Machine Learning, not of this workspace/],
  ["3.19: what the sample needs", /Runtime ML 6\.5/],
  ["3.20: autologging", /mlflow\.autolog\(\)/],
  ["a profile does not cover artifacts", /export DATABRICKS_CONFIG_PROFILE=prod/],
])("%s: guide of a Databricks workspace", (_id, text) => {
  expect(all(ofDatabricks)).toMatch(text)
})

test("0.8: without a profile the plain URI is told", () => {
  const plain = all(databricksGuide({ ...server, address: "https://adb-1.2.azuredatabricks.net/" }, can))
  expect(plain).toContain('mlflow.set_tracking_uri("databricks")')
  expect(plain).not.toContain("DATABRICKS_CONFIG_PROFILE")
})

test("what comes before Python that reads files names the profile twice, as its client needs", () => {
  expect(ofDatabricks.connect).toBe(
    'import os\n\nos.environ["DATABRICKS_CONFIG_PROFILE"] = "prod"\nmlflow.set_tracking_uri("databricks://prod")',
  )
  const own = mlflowGuide({ ...server, trackingUri: "http://mlflow:5000" }, can, "https://ui.example/")
  expect(own.connect).toBe('mlflow.set_tracking_uri("http://mlflow:5000")')
  expect(ofAzureml.connect).toMatch(/^mlflow\.set_tracking_uri\("azureml:\/\//)
})

const workspace = { ...server, address: `https://westeurope.api.azureml.ms/mlflow/v2.0${WORKSPACE}/` }
const ofAzureml = azuremlGuide(workspace, can)

test.each([
  ["1.19, 2.12: deploying today, and what is history", /managed online endpoints today; ACI and AKS .* history/],
  [
    "1.20, 2.13: monitoring and drift",
    /drift and monitoring belong to the studio[\s\S]*how-to-monitor-model-performance/,
  ],
  [
    "1.21, 4.13: the resource group",
    /portal\.azure\.com\/#resource\/subscriptions\/[0-9a-]+\/resourceGroups\/rg\/overview[\s\S]*Delete resource group/,
  ],
  ["1.25: roles", /how-to-assign-roles/],
  ["1.26: administrators", /Administrators[\s\S]*monitor-azure-machine-learning/],
  ["2.11: projects in the cloud, as a preview", /project \(preview[\s\S]*mlflow run \. --backend azureml/],
  ["2.15: tracking", /how-to-use-mlflow-cli-runs/],
  ["2.15: projects", /how-to-train-mlflow-projects/],
  ["2.15: Databricks", /how-to-use-mlflow-azure-databricks/],
  ["2.15, 4.18: deploying", /how-to-deploy-mlflow-models/],
  [
    "4.15: a local run",
    /Workspace\.from_config\(\)[\s\S]*set_tracking_uri[\s\S]*set_experiment[\s\S]*start_run[\s\S]*log_metric/,
  ],
  ["4.15: a remote run", /Environment\([\s\S]*CondaDependencies[\s\S]*ScriptRunConfig\([\s\S]*exp\.submit\(src\)/],
  ["4.16: the package of today", /azureml-contrib-run[\s\S]*pip install azureml-mlflow/],
  ["4.17: it is a preview", /Connect from Python \(preview\)/],
  ["4.18: example notebooks", /azureml-examples/],
  ["its URI", /export MLFLOW_TRACKING_URI=azureml:\/\/westeurope\.api\.azureml\.ms\/mlflow\/v2\.0\/subscriptions\//],
  ["MLflow 3 clients fail here", /client of MLflow 3 cannot/],
])("%s: guide of an Azure ML workspace", (_id, text) => {
  expect(all(ofAzureml)).toMatch(text)
})

test("1.28: behind the page's own server the plugin still gets its scheme", () => {
  const told = `https://westeurope.api.azureml.ms/mlflow/v2.0${WORKSPACE}`
  expect(all(azuremlGuide({ ...server, trackingUri: told }, can))).toContain(
    `mlflow.set_tracking_uri("azureml://westeurope.api.azureml.ms/mlflow/v2.0${WORKSPACE}")`,
  )
})

test("1.21, 4.13: the guide says whether single deletion works before it names the resource group", () => {
  expect(all(ofAzureml)).toContain("Single experiments and runs can be deleted here.")
  const kept = all(azuremlGuide(workspace, { ...can, deleteRun: "It refuses." }))
  expect(kept).toContain("This workspace does not delete single experiments or runs.")
})

/** Each row as `task: here | clients | elsewhere`, links as their address. */
const rowsOf = ({ rows }: GuideTable) =>
  rows.map(({ what, cells }) => [what, ...cells.map(({ can: is, text }) => (is === undefined ? text : is))])

test.each([
  ["MLflow", mlflowGuide(server, can, "http://page/")],
  ["Databricks", ofDatabricks],
  ["Azure ML", ofAzureml],
])(
  "2.4, 2.5: nine tasks of %s: metrics are always viewed here, logging and uploading is for clients",
  (_kind, guide) => {
    const rows = rowsOf(guide.tasks)
    expect(rows.map(([what]) => what)).toEqual([
      "Manage the workspace",
      "Use data stores",
      "Log metrics",
      "Upload artifacts",
      "View metrics",
      "Manage compute",
      "Deploy models",
      "Monitor the performance of models",
      "Detect drift of data",
    ])
    expect(rows.find(([what]) => what === "View metrics")?.slice(1, 3)).toEqual([true, true])
    for (const task of ["Log metrics", "Upload artifacts"])
      expect(rows.find(([what]) => what === task)?.slice(1, 3)).toEqual([false, true])
  },
)

test("2.4: what was found missing is the reason in the table, whatever the vendor", () => {
  const poor = { ...can, datasets: "It keeps no datasets.", registry: "It has no registry." }
  const texts = ({ tasks }: Guide) => tasks.rows.flatMap(({ cells }) => cells.map(({ text }) => text))
  for (const guide of [
    mlflowGuide(server, poor, "http://page/"),
    databricksGuide(server, poor),
    azuremlGuide(workspace, poor),
  ]) {
    expect(texts(guide)).toEqual(expect.arrayContaining(["It keeps no datasets.", "It has no registry."]))
  }
  expect(texts(ofDatabricks)).not.toContain("It has no registry.")
})

test("4.14: the comparison of 2019 has its seven rows and four clients, and its date", () => {
  const table = ofAzureml.sections.find(({ title }) => title.includes("2019"))?.table
  expect(table).toMatchObject({ caption: expect.stringContaining("as of 2019") })
  expect(table?.columns).toEqual(["Task", "MLflow Tracking", "Python SDK", "CLI", "Azure portal"])
  expect(table === undefined ? [] : rowsOf(table)).toEqual([
    ["Manage workspace", false, true, true, true],
    ["Use data stores", false, true, true, false],
    ["Log metrics", true, true, false, false],
    ["Upload artifacts", true, true, false, false],
    ["View metrics", true, true, true, true],
    ["Manage compute", false, true, true, true],
    ["Deploy models", false, true, true, true],
  ])
})

test("0.17, 3.20: a plain server names its own address and a client that fits", () => {
  const guide = all(mlflowGuide({ ...server, trackingUri: "http://ml.corp:5000" }, can, "http://page/"))
  expect(guide).toContain("export MLFLOW_TRACKING_URI=http://ml.corp:5000")
  expect(guide).toContain('pip install "mlflow>=3,<4"')
  expect(guide).toContain("mlflow.autolog()")
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
