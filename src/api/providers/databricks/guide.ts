import type { Capabilities, Guide, GuideSection, GuideTable } from "~/api/backend"
import { toType, loggingSections, read } from "~/api/providers/guide"
import { no, place, taskTable, yes } from "~/api/providers/tasks"
import type { Server } from "~/domain/servers/server"

import { hostOf, profileOf } from "./connection"

const DOCS = "https://learn.microsoft.com/azure/databricks"

/** Seeds 000 and 001. `server.trackingUri` names a profile where there is one. */
export function databricksGuide(server: Server, can: Capabilities): Guide {
  const profile = profileOf(server)
  const uri = profile === undefined ? "databricks" : `databricks://${profile}`
  const connect = `mlflow.set_tracking_uri(${JSON.stringify(uri)})`
  const experiment = `/Users/${can.user ?? "<your-username>"}/my-experiment`
  const sections = [
    {
      title: "Connect from outside the workspace",
      steps: [
        toType("Install the client.", "pip install mlflow databricks-sdk"),
        toType(
          "Once: keep host and token in ~/.databrickscfg.",
          `databricks configure --token${profile === undefined ? "" : ` --profile ${profile}`}`,
        ),
        toType(
          "Or set them for this shell. The token is never shown here: create one in the workspace, under Settings, Developer.",
          `export MLFLOW_TRACKING_URI=${uri}
export DATABRICKS_HOST=${hostOf(server)}
export DATABRICKS_TOKEN=<your token>`,
        ),
        ...(profile === undefined
          ? []
          : [
              toType(
                "With a profile, set this as well: MLflow 3.17 reads artifacts with the default profile whatever the tracking URI says, so metrics work and files do not, or go to another workspace.",
                `export DATABRICKS_CONFIG_PROFILE=${profile}`,
              ),
            ]),
        toType("In the application.", connect),
        toType(
          "Create an experiment. Its name is a path of the workspace.",
          `mlflow experiments create -n ${experiment}`,
        ),
      ],
    },
    ...loggingSections(connect, experiment),
    linking,
    elsewhere,
  ]
  // Its client finds files by the default profile, whatever the URI says (see above).
  const chosen =
    profile === undefined ? "" : `import os\n\nos.environ["DATABRICKS_CONFIG_PROFILE"] = ${JSON.stringify(profile)}\n`
  return { tasks: tasks(can), connect: chosen + connect, sections }
}

const linking: GuideSection = {
  title: "Work with Azure Machine Learning too (preview)",
  steps: [
    {
      text: "In the Azure portal open the Databricks workspace, Overview, and choose “Link Azure ML workspace”. Runs were then kept in both stores by clients up to azureml-mlflow 1.42; later ones write to one store only.",
    },
    toType("On the cluster: Libraries, Install new, PyPI.", "azureml-mlflow"),
    toType(
      "To track in Azure Machine Learning only, tell the notebook its URI. Resource group and workspace are those of Azure Machine Learning, not of this workspace.",
      `from azureml.core import Workspace

ws = Workspace.get(name="<workspace>", subscription_id="<subscription>", resource_group="<resource group>")
mlflow.set_tracking_uri(ws.get_mlflow_tracking_uri())`,
    ),
    {
      text: "Import example notebooks with Workspace, Import, From URL. The end-to-end sample needs Databricks Runtime ML 6.5 or later.",
    },
    read(
      "What a linked pair does.",
      "Azure: MLflow with Databricks and Azure ML",
      "https://learn.microsoft.com/azure/machine-learning/how-to-use-mlflow-azure-databricks",
    ),
  ],
}

const elsewhere: GuideSection = {
  title: "Elsewhere",
  steps: [
    read("Tracking, from Databricks.", "Track model development", `${DOCS}/mlflow/tracking`),
    read("Notebooks to start from.", "Example notebooks", `${DOCS}/mlflow/quick-start`),
    read("No workspace yet.", "Start a trial", `${DOCS}/getting-started/`),
    read("Watching models and data over time is done there.", "Monitor models", `${DOCS}/lakehouse-monitoring/`),
  ],
}

const tasks = (can: Capabilities): GuideTable =>
  taskTable(can, {
    workspace: place("Settings of the workspace", "Administration", `${DOCS}/admin/`),
    data: place("Catalog", "Unity Catalog", `${DOCS}/data-governance/unity-catalog/`),
    compute: place("Compute", "Clusters", `${DOCS}/compute/`),
    deployByClient: can.registry === true ? yes('mlflow.deployments.get_deploy_client("databricks")') : no(),
    deploy: place("Serving", "Model serving", `${DOCS}/machine-learning/model-serving/`),
    monitor: place("Data and model monitoring", "Monitor models", `${DOCS}/lakehouse-monitoring/`),
    drift: place("Data and model monitoring", "Monitor data", `${DOCS}/lakehouse-monitoring/`),
  })
