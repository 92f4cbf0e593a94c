import { plainName, quoted, shellWord } from "./code"
import { requestBody } from "./requestBody"
import { inputRemark, script } from "./pythonWays"
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
} from "./way"

const DOCS = "https://mlflow.org/docs/latest/ml/deployment"
const PORT = 5001

export const shellWays = (model: UsedModel, server: ServerLines): readonly Way[] => [
  serveWay(model, server),
  fileWay(model, server),
  dockerWay(model, server),
  downloadWay(model, server),
]

function serveWay(model: UsedModel, server: ServerLines): Way {
  return {
    id: "serve",
    group: "From a shell",
    label: "Serve here, ask by REST",
    reasonNot: needsPyfunc(model),
    steps: [
      shell(
        "A server of this model on this computer, in the Python that is active here. Without the last option MLflow first installs the packages that the model was logged with.",
        command(server, `mlflow models serve -m ${shellWord(model.uri)} -p ${PORT} --env-manager local`),
      ),
      ...askSteps(model, PORT),
      readMore("What it answers to, and other forms of the input.", "MLflow: serving", `${DOCS}/deploy-model-locally/`),
    ],
  }
}

const command = (server: ServerLines, line: string): string => `${server.shell}\n${line}`

/** Asks a scoring server, which speaks the same everywhere. */
function askSteps(model: UsedModel, port: number): readonly UseStep[] {
  const address = `http://127.0.0.1:${port}/invocations`
  const body = requestBody(model.input)
  if (body === undefined)
    return [
      shell(
        `What it is asked is too large for this page: the model's own serving_input_example.json, or a file like it.`,
        `curl ${address} -H "Content-Type: application/json" -d @serving_input_example.json`,
      ),
    ]
  return [
    { text: `What it is asked. ${inputRemark(model)}`, language: "json", code: body, file: "input.json" },
    shell("With curl.", `curl ${address} -H "Content-Type: application/json" -d ${shellWord(body)}`),
    python(
      "Or from Python, without MLflow.",
      `import requests

body = ${bodyText(body)}
answer = requests.post("${address}", data=body, headers={"Content-Type": "application/json"})
answer.raise_for_status()
print(answer.json()["predictions"])`,
    ),
  ]
}

/** Over several lines where nothing in it would end or change the text. */
const bodyText = (text: string): string => (/\\|"""/.test(text) || text.endsWith('"') ? quoted(text) : `"""${text}"""`)

function fileWay(model: UsedModel, server: ServerLines): Way {
  const body = requestBody(model.input)
  return {
    id: "file",
    group: "From a shell",
    label: "Score a file",
    reasonNot: needsPyfunc(model),
    steps: [
      ...(body === undefined
        ? [
            say(
              "The input is a file of JSON such as the model's own serving_input_example.json: save it as input.json.",
            ),
          ]
        : [{ text: `The input. ${inputRemark(model)}`, language: "json" as const, code: body, file: "input.json" }]),
      shell(
        "Writes the predictions to a file. A table may be a CSV: -t csv.",
        command(
          server,
          `mlflow models predict -m ${shellWord(model.uri)} -i input.json -t json -o predictions.json --env-manager local`,
        ),
      ),
    ],
  }
}

function dockerWay(model: UsedModel, server: ServerLines): Way {
  const image = plainName(model.name, 60)
  return {
    id: "docker",
    group: "From a shell",
    label: "A Docker image",
    reasonNot: needsPyfunc(model),
    steps: [
      shell(
        "An image with the model and the packages it was logged with. Docker has to run here.",
        command(server, `mlflow models build-docker -m ${shellWord(model.uri)} -n ${image}`),
      ),
      shell("Run it; it is asked as a server on this computer is.", `docker run --rm -p ${PORT}:8080 ${image}`),
      shell(
        "Or only the folder that an image is built of, for a build elsewhere.",
        command(
          server,
          `mlflow models generate-dockerfile -m ${shellWord(model.uri)} -d ${image}-image --env-manager virtualenv`,
        ),
      ),
      readMore(
        "Kubernetes takes the same image.",
        "MLflow: deployment to Kubernetes",
        `${DOCS}/deploy-model-to-kubernetes/`,
      ),
    ],
  }
}

const downloadWay = (model: UsedModel, server: ServerLines): Way => ({
  id: "download",
  group: "From a shell",
  label: "Download",
  steps: [
    downloadStep(model, server),
    python(
      "Or from Python.",
      script(
        [],
        server,
        `print(mlflow.artifacts.download_artifacts(artifact_uri=${quoted(model.uri)}, dst_path=${quoted(folderOf(model))}))`,
      ),
    ),
    say("Single files are downloaded from the list of its files."),
  ],
})

const folderOf = (model: UsedModel): string => plainName(model.name, 60)

/** Where its files are after `downloadStep`: of a path below a run MLflow keeps the last name. */
export function downloadedTo(model: UsedModel): string {
  const leaf = /^runs:\/+[^/]+\/(?:.*\/)?([^/]+)$/s.exec(model.uri)?.[1]
  return leaf === undefined ? folderOf(model) : `${folderOf(model)}/${leaf}`
}

export const downloadStep = (model: UsedModel, server: ServerLines): UseStep =>
  shell(
    "All files of the model, into a folder.",
    command(server, `mlflow artifacts download -u ${shellWord(model.uri)} -d ${folderOf(model)}`),
  )
