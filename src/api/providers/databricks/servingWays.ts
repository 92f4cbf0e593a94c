import { jsonValue, plainName, pythonValue, quoted, shellWord } from "~/domain/model-use/code"
import { inputRemark } from "~/domain/model-use/pythonWays"
import { requestBody } from "~/domain/model-use/requestBody"
import { needsPyfunc, python, readMore, shell, type UsedModel, type UseStep, type Way } from "~/domain/model-use/way"

const GROUP = "In a cloud"
const NOT_REGISTERED =
  "Model Serving of Databricks serves versions of a registered model: register this one first, then open its version."

type Workspace = { readonly host: string; readonly profile: string | undefined }
type Registered = NonNullable<UsedModel["registered"]>

/** Serving a registered version by the workspace that has it. */
export function servingWays(model: UsedModel, workspace: Workspace): readonly Way[] {
  const { registered } = model
  const reasonNot = registered === undefined ? NOT_REGISTERED : needsPyfunc(model)
  const stepsOf = (steps: (version: Registered) => readonly UseStep[]) =>
    registered === undefined ? [] : [...steps(registered), learnMore]
  return [
    {
      id: "serving-rest",
      group: GROUP,
      label: "Databricks Model Serving, by REST",
      reasonNot,
      steps: stepsOf((version) => restSteps(model, version, workspace)),
    },
    {
      id: "serving-sdk",
      group: GROUP,
      label: "Databricks Model Serving, from Python",
      reasonNot,
      steps: stepsOf((version) => sdkSteps(model, version, workspace)),
    },
  ]
}

const learnMore = readMore(
  "Sizes, traffic, and who may ask.",
  "Databricks: custom model serving",
  "https://learn.microsoft.com/azure/databricks/machine-learning/model-serving/create-manage-serving-endpoints",
)

function restSteps(model: UsedModel, version: Registered, { host }: Workspace): readonly UseStep[] {
  const endpoint = plainName(model.name, 63)
  const body = requestBody(model.input)
  const headers = `-H "Authorization: Bearer $DATABRICKS_TOKEN" -H "Content-Type: application/json"`
  return [
    {
      text: "The endpoint: one version, that sleeps when nobody asks.",
      language: "json",
      file: "endpoint.json",
      code: `{
  "name": "${endpoint}",
  "config": {
    "served_entities": [
      {
        "entity_name": ${textOf(version.name)},
        "entity_version": ${textOf(version.version)},
        "workload_size": "Small",
        "scale_to_zero_enabled": true
      }
    ]
  }
}`,
    },
    shell(
      "Create it; it takes some minutes to be ready. The token is never shown here.",
      `export DATABRICKS_HOST=${shellWord(host)}
export DATABRICKS_TOKEN="<your token>"
curl -X POST "$DATABRICKS_HOST/api/2.0/serving-endpoints" ${headers} -d @endpoint.json`,
    ),
    ...(body === undefined
      ? []
      : [
          {
            text: `What it is asked. ${inputRemark(model)}`,
            language: "json" as const,
            file: "input.json",
            code: body,
          },
        ]),
    shell(
      "Ask it.",
      `curl -X POST "$DATABRICKS_HOST/serving-endpoints/${endpoint}/invocations" ${headers} -d @input.json`,
    ),
  ]
}

const textOf = (value: string): string => jsonValue({ kind: "string", value })

function sdkSteps(model: UsedModel, version: Registered, { profile }: Workspace): readonly UseStep[] {
  const endpoint = plainName(model.name, 63)
  const { shown } = model.input
  const query =
    shown.kind === "rows"
      ? `answer = client.serving_endpoints.query(
    name="${endpoint}",
    dataframe_split=DataframeSplitInput(
        columns=[${shown.columns.map(quoted).join(", ")}],
        data=[${shown.rows.map((row) => `[${row.map(pythonValue).join(", ")}]`).join(", ")}],
    ),
)
print(answer.predictions)`
      : shown.kind === "value"
        ? `answer = client.serving_endpoints.query(name="${endpoint}", inputs=${pythonValue(shown.value)})\nprint(answer.predictions)`
        : `print(client.serving_endpoints.get("${endpoint}").state)`
  return [
    shell("Install the SDK.", "pip install databricks-sdk"),
    python(
      `Create the endpoint, wait until it is ready, and ask it. ${inputRemark(model)}`,
      `from databricks.sdk import WorkspaceClient
from databricks.sdk.service.serving import ${shown.kind === "rows" ? "DataframeSplitInput, " : ""}EndpointCoreConfigInput, ServedEntityInput

client = WorkspaceClient(${profile === undefined ? "" : `profile=${quoted(profile)}`})
client.serving_endpoints.create_and_wait(
    name="${endpoint}",
    config=EndpointCoreConfigInput(
        name="${endpoint}",
        served_entities=[
            ServedEntityInput(
                entity_name=${quoted(version.name)},
                entity_version=${quoted(version.version)},
                workload_size="Small",
                scale_to_zero_enabled=True,
            )
        ]
    ),
)
${query}`,
    ),
  ]
}
