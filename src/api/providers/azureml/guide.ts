import type { Capabilities, Guide, GuideSection, GuideTable } from "~/api/backend"
import { toType, loggingSections, read } from "~/api/providers/guide"
import { place, taskTable, yes } from "~/api/providers/tasks"
import type { Server } from "~/domain/servers/server"

import { trackingUri, wordsOf, type Words } from "./connection"
import { clientsOf2019 } from "./history"

const DOCS = "https://learn.microsoft.com/azure/machine-learning"
const EXPERIMENT = "experiment_with_mlflow"

/** Seeds 001, 002 and 004. */
export function azuremlGuide(server: Server, can: Capabilities): Guide {
  const uri = trackingUri(server)
  const connect = `mlflow.set_tracking_uri(${JSON.stringify(uri)})`
  const workspace = wordsOf(server)
  return {
    tasks: tasks(can),
    connect,
    sections: [
      connecting(uri, connect, workspace),
      ...loggingSections(connect, EXPERIMENT),
      remoteRuns,
      removing(can, workspace),
      elsewhere,
      {
        title: "What the clients could do in 2019",
        steps: [{ text: "Kept as help for who reads old scripts. The table of tasks above is today's." }],
        table: clientsOf2019,
      },
    ],
  }
}

const connecting = (uri: string, connect: string, { subscription, resourceGroup, name }: Words): GuideSection => ({
  title: "Connect from Python (preview)",
  steps: [
    toType(
      "Install the client. In 2019 the package was called azureml-contrib-run.",
      `pip install azureml-mlflow "mlflow<3"`,
    ),
    {
      text: "A client of MLflow 3 cannot log models or list files here: the service has no logged models. Use MLflow 2 with it.",
    },
    toType("Sign in; the token of this sign-in lasts about an hour and is renewed by the client.", "az login"),
    toType("Tell MLflow the tracking URI of the workspace.", connect),
    toType("Or tell every command and script of this shell.", `export MLFLOW_TRACKING_URI=${uri}`),
    toType("Create an experiment.", `mlflow experiments create -n ${EXPERIMENT}`),
    toType(
      "Or let the SDK find it. config.json comes from the studio's page of the workspace.",
      `import mlflow
from azureml.core import Workspace

ws = Workspace.from_config()  # or Workspace.get(name="${name}", subscription_id="${subscription}", resource_group="${resourceGroup}")
mlflow.set_tracking_uri(ws.get_mlflow_tracking_uri())
mlflow.set_experiment("${EXPERIMENT}")`,
    ),
    toType(
      "A token for the field of this page, of an hour or so.",
      "az account get-access-token --resource https://management.azure.com --query accessToken -o tsv",
    ),
  ],
})

const remoteRuns: GuideSection = {
  title: "Run on another computer",
  steps: [
    toType(
      "Submit a script with its environment. The script logs with mlflow.log_metric as above and needs no tracking URI: the job sets it.",
      `from azureml.core import Environment, Experiment, ScriptRunConfig, Workspace
from azureml.core.conda_dependencies import CondaDependencies

ws = Workspace.from_config()
environment = Environment("with-mlflow")
environment.python.conda_dependencies = CondaDependencies.create(pip_packages=["azureml-mlflow", "mlflow<3"])
src = ScriptRunConfig(source_directory=".", script="train.py", compute_target="<compute>", environment=environment)
exp = Experiment(ws, "${EXPERIMENT}")
run = exp.submit(src)`,
    ),
    toType(
      "An MLflow project (preview; kept for what is there already).",
      "mlflow run . --backend azureml --backend-config backend.json",
    ),
  ],
}

/** The steps of seeds 001 and 004. */
function removing({ deleteExperiment, deleteRun }: Capabilities, { subscription, resourceGroup }: Words): GuideSection {
  const isRefused = deleteExperiment !== true || deleteRun !== true
  const group = `subscriptions/${encodeURIComponent(subscription)}/resourceGroups/${encodeURIComponent(resourceGroup)}`
  return {
    title: "Remove what is stored",
    steps: [
      {
        text: isRefused
          ? "This workspace does not delete single experiments or runs. What it keeps goes by deleting the resource group: that takes the storage account and the workspace with everything in them."
          : "Single experiments and runs can be deleted here. Everything at once goes by deleting the resource group: that takes the storage account and the workspace with everything in them.",
      },
      read(
        "In the Azure portal choose Resource groups, then this one.",
        "Open the resource group",
        `https://portal.azure.com/#resource/${group}/overview`,
      ),
      { text: "Choose Delete resource group, enter its name, and choose Delete. There is no way back." },
    ],
  }
}

const elsewhere: GuideSection = {
  title: "What is done elsewhere",
  steps: [
    read(
      "A refused action names what is missing; who may do what is set by roles.",
      "Roles of a workspace",
      `${DOCS}/how-to-assign-roles`,
    ),
    read("Tracking, from Azure.", "Track experiments and models", `${DOCS}/how-to-use-mlflow-cli-runs`),
    read("Training by projects.", "Train with MLflow projects", `${DOCS}/how-to-train-mlflow-projects`),
    read("From Databricks.", "Track Databricks experiments", `${DOCS}/how-to-use-mlflow-azure-databricks`),
    read(
      "Deploying: managed online endpoints today; ACI and AKS web services are history.",
      "Deploy MLflow models",
      `${DOCS}/how-to-deploy-mlflow-models`,
    ),
    read(
      "Managing models, drift and monitoring belong to the studio.",
      "Monitor models",
      `${DOCS}/how-to-monitor-model-performance`,
    ),
    read(
      "Tracklight is for who trains models. Administrators watch the service itself.",
      "Monitor Azure Machine Learning",
      `${DOCS}/monitor-azure-machine-learning`,
    ),
    read("Notebooks to start from.", "Example notebooks", "https://github.com/Azure/azureml-examples"),
  ],
}

const tasks = (can: Capabilities): GuideTable =>
  taskTable(can, {
    workspace: place("Azure portal, studio, az ml workspace", "Workspaces", `${DOCS}/concept-workspace`),
    data: place("Studio, az ml datastore", "Data", `${DOCS}/concept-data`),
    compute: place("Studio, az ml compute", "Compute targets", `${DOCS}/concept-compute-target`),
    deployByClient: yes("mlflow.deployments.get_deploy_client"),
    deploy: place("Managed online endpoints", "Deploy MLflow models", `${DOCS}/how-to-deploy-mlflow-models`),
    monitor: place("Studio, Monitoring", "Monitor models", `${DOCS}/how-to-monitor-model-performance`),
    drift: place("Studio, Monitoring", "Model monitoring", `${DOCS}/concept-model-monitoring`),
  })
