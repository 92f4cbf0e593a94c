import { jsonValue, plainName, quoted, shellWord } from "~/domain/model-use/code"
import { inputRemark } from "~/domain/model-use/pythonWays"
import { tableText } from "~/domain/model-use/requestBody"
import { downloadedTo, downloadStep } from "~/domain/model-use/shellWays"
import {
  needsPyfunc,
  python,
  readMore,
  say,
  shell,
  type ServerLines,
  type UsedModel,
  type UseStep,
  type Way,
} from "~/domain/model-use/way"

import type { Words } from "./connection"

const DOCS = "https://learn.microsoft.com/azure/machine-learning"
const GROUP = "In a cloud"
const SIZE = "Standard_DS3_v2"

export type EndpointPlace = {
  readonly workspace: Words
  /** The registry of the workspace has the model. Else it is registered there first. */
  readonly isRegisteredHere: boolean
  /** To the server that has the model now. */
  readonly lines: ServerLines
}

/** Serving a model, of whatever server, by Azure Machine Learning. */
export const endpointWays = (model: UsedModel, place: EndpointPlace): readonly Way[] => [
  {
    id: "azure-cli",
    group: GROUP,
    label: "Azure ML endpoint, by az",
    reasonNot: needsPyfunc(model),
    steps: cliSteps(model, place),
  },
  {
    id: "azure-sdk",
    group: GROUP,
    label: "Azure ML endpoint, from Python",
    reasonNot: needsPyfunc(model),
    steps: sdkSteps(model, place),
  },
  history,
]

/** 3 to 32 characters, and nobody else's in the region. */
function endpointOf({ name }: UsedModel): string {
  const plain = plainName(name, 32)
  return plain.length < 3 ? `model-${plain}` : plain
}

/** `azureml:` and what the registry of the workspace calls it. */
function modelIn(
  { name, registered }: UsedModel,
  { isRegisteredHere }: EndpointPlace,
): { name: string; version: string } {
  return isRegisteredHere && registered !== undefined ? registered : { name: plainName(name, 60), version: "1" }
}

function cliSteps(model: UsedModel, place: EndpointPlace): readonly UseStep[] {
  const { subscription, resourceGroup, name } = place.workspace
  const endpoint = endpointOf(model)
  const own = modelIn(model, place)
  return [
    shell(
      "Once: the tool, and the workspace that it works in.",
      `az extension add --name ml
az login
az account set --subscription ${shellWord(subscription)}
az configure --defaults group=${shellWord(resourceGroup)} workspace=${shellWord(name)}`,
    ),
    ...(place.isRegisteredHere
      ? []
      : [
          downloadStep(model, place.lines),
          shell(
            "The workspace serves what its own registry has: register it there, under this model name.",
            `az ml model create --name ${shellWord(own.name)} --version 1 --type mlflow_model --path ${shellWord(downloadedTo(model))}`,
          ),
        ]),
    {
      text: "The endpoint. Its name has to be free in the whole region.",
      language: "yaml",
      file: "endpoint.yml",
      code: `$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
name: ${endpoint}
auth_mode: key`,
    },
    {
      text: "The deployment: a model of MLflow needs neither a scoring script nor an environment.",
      language: "yaml",
      file: "deployment.yml",
      code: `$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json
name: blue
endpoint_name: ${endpoint}
model: ${quoted(`azureml:${own.name}:${own.version}`)}
instance_type: ${SIZE}
instance_count: 1`,
    },
    ...sampleSteps(model),
    shell(
      "Create both, and ask.",
      `az ml online-endpoint create --file endpoint.yml
az ml online-deployment create --file deployment.yml --all-traffic
az ml online-endpoint invoke --name ${endpoint} --request-file sample-request.json`,
    ),
    readMore("Sizes, traffic, private networks.", "Azure: deploy MLflow models", `${DOCS}/how-to-deploy-mlflow-models`),
  ]
}

function sdkSteps(model: UsedModel, place: EndpointPlace): readonly UseStep[] {
  const { subscription, resourceGroup, name } = place.workspace
  const endpoint = endpointOf(model)
  const own = modelIn(model, place)
  const entities = ["ManagedOnlineDeployment", "ManagedOnlineEndpoint", ...(place.isRegisteredHere ? [] : ["Model"])]
  const register = `model = client.models.create_or_update(
    Model(name=${quoted(own.name)}, version="1", type="mlflow_model", path=${quoted(downloadedTo(model))})
)
`
  return [
    shell("Install the SDK.", "pip install azure-ai-ml azure-identity"),
    ...(place.isRegisteredHere ? [] : [downloadStep(model, place.lines)]),
    ...sampleSteps(model),
    python(
      place.isRegisteredHere
        ? "Create the endpoint and its deployment, and ask."
        : "Register the model in the workspace, which serves what its own registry has; create the endpoint and its deployment, and ask.",
      `from azure.ai.ml import MLClient
from azure.ai.ml.entities import ${entities.join(", ")}
from azure.identity import DefaultAzureCredential

client = MLClient(
    DefaultAzureCredential(),
    subscription_id=${quoted(subscription)},
    resource_group_name=${quoted(resourceGroup)},
    workspace_name=${quoted(name)},
)
${place.isRegisteredHere ? "" : register}endpoint = ManagedOnlineEndpoint(name="${endpoint}", auth_mode="key")
client.online_endpoints.begin_create_or_update(endpoint).result()
deployment = ManagedOnlineDeployment(
    name="blue",
    endpoint_name="${endpoint}",
    model=${place.isRegisteredHere ? quoted(`azureml:${own.name}:${own.version}`) : "model.id"},
    instance_type="${SIZE}",
    instance_count=1,
)
client.online_deployments.begin_create_or_update(deployment).result()
endpoint.traffic = {"blue": 100}
client.online_endpoints.begin_create_or_update(endpoint).result()
print(client.online_endpoints.invoke(endpoint_name="${endpoint}", request_file="sample-request.json"))`,
    ),
  ]
}

/** Its scoring script takes `input_data`, and of a table the index as well. */
function sampleSteps(model: UsedModel): readonly UseStep[] {
  const { shown, params } = model.input
  if (shown.kind === "file")
    return [say('What the endpoint is asked: a file sample-request.json of the form {"input_data": ...}.')]
  const table = () =>
    shown.kind === "rows" ? tableText(shown, [["index", `[${shown.rows.map((_, index) => index).join(", ")}]`]]) : ""
  const data = shown.kind === "rows" ? table() : jsonValue(shown.value)
  const more = params === undefined ? "" : `,\n  "params": ${jsonValue(params)}`
  return [
    {
      text: `What the endpoint is asked. ${inputRemark(model)}`,
      language: "json",
      file: "sample-request.json",
      code: `{\n  "input_data": ${data}${more}\n}`,
    },
  ]
}

/** Seeds 001 and 002 deploy with these. */
const history: Way = {
  id: "azure-history",
  group: GROUP,
  label: "ACI and AKS (history)",
  reasonNot:
    "Until 2022 mlflow.azureml.deploy made web services on Azure Container Instances (ACI) and Azure Kubernetes Service (AKS). MLflow 2 no longer has it, and the SDK v1 of Azure Machine Learning below it is out of support. Managed online endpoints took their place.",
  steps: [
    readMore(
      "What is still deployed that way can be moved.",
      "Azure: from ACI and AKS to managed endpoints",
      `${DOCS}/migrate-to-v2-managed-online-endpoints`,
    ),
  ],
}
