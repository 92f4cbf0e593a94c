import type { Answer, Question } from "~e2e/doubles/exchange"
import { listAt, objectOf, textAt, type Json } from "~e2e/doubles/json"
import type { Route } from "~e2e/doubles/routes"

import { notThere, refusal } from "./refusals"
import { askedBy, forward, MLFLOW, type Workspace } from "./workspace"

/** As MLflow has them. Whatever is in no table of the double is not there: [D] the list of the MLflow API. */
const SAME = [
  "GET experiments/get",
  "POST experiments/delete",
  "POST experiments/restore",
  "POST experiments/set-experiment-tag",
  "POST experiments/delete-experiment-tag",
  "GET runs/get",
  "POST runs/create",
  "POST runs/update",
  "POST runs/delete",
  "POST runs/restore",
  "POST runs/search",
  "POST runs/log-metric",
  "POST runs/log-parameter",
  "POST runs/log-batch",
  "POST runs/log-inputs",
  "POST runs/log-model",
  "POST runs/outputs",
  "POST runs/set-tag",
  "POST runs/delete-tag",
  "POST logged-models",
  "GET logged-models/:id",
  "PATCH logged-models/:id",
  "DELETE logged-models/:id",
  "POST logged-models/:id/params",
  "PATCH logged-models/:id/tags",
  "DELETE logged-models/:id/tags/:key",
] as const

/** [D] The calls that are limited to 7 a second. */
export const LIMITED = /\/mlflow\/(runs\/search|experiments\/(list|update|delete|restore))$/

/** What changes nothing although it is no GET. */
export const READS = /\/(search|credentials-for-(read|download)|create-download-url|get-latest-versions)$/

export const trackingRoutes = (workspace: Workspace): readonly Route[] => [
  ["POST /api/2.0/mlflow/experiments/create", (question) => createExperiment(workspace, question)],
  ["POST /api/2.0/mlflow/experiments/update", (question) => renameExperiment(workspace, question)],
  ["POST /api/2.0/mlflow/experiments/search", (question) => searchExperiments(workspace, question)],
  ["GET /api/2.0/mlflow/experiments/list", ({ query }) => listExperiments(workspace, query)],
  ["GET /api/2.0/mlflow/experiments/get-by-name", ({ query }) => experimentByName(workspace, query)],
  ["GET /api/2.0/mlflow/metrics/get-history", (question) => metricHistory(workspace, question)],
  ["POST /api/2.0/mlflow/logged-models/search", (question) => searchLoggedModels(workspace, question)],
  [
    "GET /api/2.0/mlflow/metrics/get-history-bulk-interval",
    (question) => (workspace.board.on.bulkHistory ? same(workspace, question) : absent(question)),
  ],
  [
    "POST /api/2.0/mlflow/experiments/search-datasets",
    (question) => (workspace.board.on.datasetSearch ? same(workspace, question) : absent(question)),
  ],
  ...SAME.map((pattern): Route => {
    const [method, path] = pattern.split(" ")
    return [`${method} ${MLFLOW}/${path}`, (question) => same(workspace, question)]
  }),
]

const same = (workspace: Workspace, question: Question) => forward(workspace, askedBy(question))
const absent = ({ method, path }: Question) => notThere(method, path)

/** [D] An experiment is an object of the workspace: its name is where it lies. */
function isAbsolute(name: string) {
  return /^\/.+[^/]$/.test(name)
}

const invalidName = (name: string) =>
  refusal(
    400,
    "INVALID_PARAMETER_VALUE",
    `Got an invalid experiment name '${name}'. An experiment name must be an absolute path within the Databricks workspace, ` +
      "e.g. '/Users/<some-username>/my-experiment'.",
  )

/** [D] "/Workspace/Users/..." means "/Users/...". */
const withoutPrefix = (name: string) => name.replace(/^\/Workspace(?=\/)/, "")

function createExperiment(workspace: Workspace, { body }: Question): Answer | Promise<Answer> {
  const name = textAt(body, "name") ?? ""
  if (!isAbsolute(name)) return invalidName(name)
  const asked = { ...objectOf(body), name: withoutPrefix(name) }
  return forward(workspace, { method: "POST", path: "experiments/create", body: asked })
}

function renameExperiment(workspace: Workspace, { body }: Question): Answer | Promise<Answer> {
  const name = textAt(body, "new_name") ?? ""
  if (!isAbsolute(name)) return invalidName(name)
  return forward(workspace, { method: "POST", path: "experiments/update", body })
}

function experimentByName(workspace: Workspace, query: URLSearchParams) {
  const name = withoutPrefix(query.get("experiment_name") ?? "")
  return forward(workspace, { method: "GET", path: "experiments/get-by-name", query: { experiment_name: name } })
}

function searchExperiments(workspace: Workspace, { body }: Question): Answer | Promise<Answer> {
  const max = workspace.board.on.experimentSearchMax
  if (Number(textAt(body, "max_results") ?? 0) > max) return tooMany(max)
  return forward(workspace, { method: "POST", path: "experiments/search", body }, withoutDefault)
}

/** [D] Kept here, gone from MLflow: answered by its search. */
function listExperiments(workspace: Workspace, query: URLSearchParams) {
  const { max_results = "1000", ...rest } = Object.fromEntries(query)
  const body = { ...rest, max_results: Math.min(Number(max_results), 1000) }
  return forward(workspace, { method: "POST", path: "experiments/search", body }, withoutDefault)
}

/** MLflow makes an experiment "Default", which no workspace has. */
const withoutDefault = (found: Json): Json => ({
  ...objectOf(found),
  experiments: listAt(found, "experiments").filter((experiment) => textAt(experiment, "name")?.startsWith("/")),
})

function metricHistory(workspace: Workspace, question: Question): Answer | Promise<Answer> {
  const max = workspace.board.on.historyPageMax
  return Number(question.query.get("max_results") ?? 0) > max ? tooMany(max) : same(workspace, question)
}

function searchLoggedModels(workspace: Workspace, { body }: Question): Answer | Promise<Answer> {
  const max = workspace.board.on.loggedModelsPageMax
  const wanted = Number(textAt(body, "max_results") ?? max)
  if (wanted > max) return tooMany(max)
  const asked = { ...objectOf(body), max_results: wanted }
  return forward(workspace, { method: "POST", path: "logged-models/search", body: asked })
}

const tooMany = (max: number) =>
  refusal(400, "INVALID_PARAMETER_VALUE", `Invalid value for parameter max_results: it must be at most ${max}.`)
