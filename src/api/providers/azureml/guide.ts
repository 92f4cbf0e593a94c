import type { GuideSection } from "~/api/backend"
import { workspaceOf } from "~/api/providers/addresses/azureml"
import { toType, loggingSections, read } from "~/api/providers/guide"
import type { Server } from "~/domain/servers/server"

const DOCS = "https://learn.microsoft.com/azure/machine-learning"

/** Seeds 001, 002 and 004. */
export function azuremlGuide(server: Server): readonly GuideSection[] {
  const workspace = workspaceOf(server.trackingUri ?? server.address)
  const uri = trackingUri(server)
  const connect = `mlflow.set_tracking_uri(${JSON.stringify(uri)})`
  const subscription = workspace?.subscription ?? "<subscription>"
  const group = workspace?.resourceGroup ?? "<resource group>"
  const name = workspace?.name ?? "<workspace>"
  return [
    {
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
        toType(
          "Or let the SDK find it. config.json comes from the studio's page of the workspace.",
          `from azureml.core import Workspace

ws = Workspace.from_config()  # or Workspace.get(name="${name}", subscription_id="${subscription}", resource_group="${group}")
mlflow.set_tracking_uri(ws.get_mlflow_tracking_uri())`,
        ),
        toType(
          "A token for the field of this page, of an hour or so.",
          "az account get-access-token --resource https://management.azure.com --query accessToken -o tsv",
        ),
      ],
    },
    ...loggingSections(connect, "experiment_with_mlflow"),
    {
      title: "Run on another computer",
      steps: [
        toType(
          "Submit a script with its environment.",
          `from azureml.core import Environment, Experiment, ScriptRunConfig
from azureml.core.conda_dependencies import CondaDependencies

environment = Environment("with-mlflow")
environment.python.conda_dependencies = CondaDependencies.create(pip_packages=["azureml-mlflow", "mlflow<3"])
src = ScriptRunConfig(source_directory=".", script="train.py", compute_target="<compute>", environment=environment)
run = Experiment(ws, "experiment_with_mlflow").submit(src)`,
        ),
        toType(
          "An MLflow project (preview; kept for what is there already).",
          "mlflow run . --backend azureml --backend-config backend.json",
        ),
      ],
    },
    elsewhere(subscription, group),
  ]
}

const elsewhere = (subscription: string, group: string): GuideSection => ({
  title: "What is done elsewhere",
  steps: [
    read(
      "Deleting single runs or experiments may be refused. What is stored can be removed by deleting the resource group: it takes the storage account and the workspace with everything in them.",
      "Open the resource group",
      `https://portal.azure.com/#resource/subscriptions/${encodeURIComponent(subscription)}/resourceGroups/${encodeURIComponent(group)}/overview`,
    ),
    read(
      "A refused action names what is missing; who may do what is set by roles.",
      "Roles of a workspace",
      `${DOCS}/how-to-assign-roles`,
    ),
    read(
      "Deploying: managed online endpoints today; ACI and AKS web services are history.",
      "Deploy MLflow models",
      `${DOCS}/how-to-deploy-mlflow-models`,
    ),
    read("Drift and monitoring belong to the studio.", "Monitor models", `${DOCS}/how-to-monitor-model-performance`),
    read(
      "Administrators watch the service itself.",
      "Monitor Azure Machine Learning",
      `${DOCS}/monitor-azure-machine-learning`,
    ),
    read("Notebooks to start from.", "Example notebooks", "https://github.com/Azure/azureml-examples"),
  ],
})

/** As the client wants it: the scheme of the plugin, no slash at the end. */
const trackingUri = ({ address, trackingUri: told }: Server): string =>
  told ?? address.replace(/^https?:/, "azureml:").replace(/\/$/, "")
