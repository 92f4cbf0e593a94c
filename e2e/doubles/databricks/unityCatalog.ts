import { json, type Answer, type Handler, type Question } from "~e2e/doubles/exchange"
import { listAt, objectOf, textAt, valueAt, type Json, type JsonObject } from "~e2e/doubles/json"
import type { Route } from "~e2e/doubles/routes"

import { isCatalogName } from "./names"
import { refusal } from "./refusals"
import { argumentsOf, forward, MLFLOW, ORG, type Workspace } from "./workspace"

const SAME = [
  "POST registered-models/create",
  "PATCH registered-models/update",
  "DELETE registered-models/delete",
  "GET registered-models/get",
  "GET registered-models/search",
  "POST registered-models/set-tag",
  "DELETE registered-models/delete-tag",
  "GET registered-models/alias",
  "POST registered-models/alias",
  "DELETE registered-models/alias",
  "POST model-versions/create",
  "PATCH model-versions/update",
  "DELETE model-versions/delete",
  "GET model-versions/get",
  "GET model-versions/search",
  "POST model-versions/set-tag",
  "DELETE model-versions/delete-tag",
] as const

/** The registry of Unity Catalog in MLflow's dialect: aliases, no stages, hardly a search [S mlflow, _unity_catalog/registry]. */
export function unityCatalogRoutes(workspace: Workspace): readonly Route[] {
  const own: readonly Route[] = [
    ["GET registered-models:is-databricks-sdk-models-artifact-repository-enabled", () => fileService(workspace)],
    ["POST model-versions/generate-temporary-credentials", () => json(200, { credentials: storageCredentials() })],
    ["POST model-versions/emit-lineage", () => json(200, {})],
    ["POST model-versions/finalize", ({ body }) => finalize(workspace, body)],
    ["GET model-versions/get-download-uri", ({ query }) => downloadUri(query)],
    ...SAME.map((pattern): Route => [pattern, (question) => same(workspace, question, pattern)]),
  ]
  return own.map(([pattern, handle]): Route => {
    const [method, path] = pattern.split(" ")
    return [`${method} ${MLFLOW}/unity-catalog/${path}`, needsMetastore(workspace, handle)]
  })
}

/** [S mlflow, rest_store.py] The code is looked for in the message. */
export function needsMetastore({ board }: Workspace, handle: Handler): Handler {
  return (question) =>
    board.on.unityCatalog
      ? handle(question)
      : refusal(
          404,
          "METASTORE_DOES_NOT_EXIST",
          "METASTORE_DOES_NOT_EXIST: No metastore assigned for the current workspace.",
        )
}

function same(workspace: Workspace, question: Question, pattern: string): Answer | Promise<Answer> {
  const [method = "", path = ""] = pattern.split(" ")
  const asked = argumentsOf(question)
  const name = textAt(asked.body, "name") ?? asked.query.get("name") ?? undefined
  const refused = name === undefined || isCatalogName(name) ? unsupported(path, asked.query) : noCatalogName(name)
  if (refused !== undefined) return refused
  // [S mlflow, rest_store.py] A rename is an update here.
  const isRename = path === "registered-models/update" && textAt(asked.body, "new_name") !== undefined
  const call = isRename ? { method: "POST", path: "registered-models/rename" } : { method, path }
  return forward(workspace, { ...call, ...asked }, inCatalog)
}

const noCatalogName = (name: string) =>
  refusal(400, "INVALID_PARAMETER_VALUE", `"${name}" is not a valid name for a model: expected catalog.schema.model`)

/** [S mlflow, rest_store.py: the official client refuses to send them] The server's own words: [U]. */
function unsupported(path: string, query: URLSearchParams): Answer | undefined {
  const filter = query.get("filter") ?? ""
  if (!path.endsWith("/search")) return undefined
  if (query.has("order_by")) return refusal(400, "INVALID_PARAMETER_VALUE", "order_by is not supported")
  if (path.startsWith("registered") && filter !== "")
    return refusal(400, "INVALID_PARAMETER_VALUE", "filter is not supported when models in Unity Catalog are searched")
  if (filter !== "" && !/^\s*(name|run_id)\s*=\s*'[^']*'\s*$/.test(filter))
    return refusal(400, "INVALID_PARAMETER_VALUE", "Only one condition is supported: name = '...' or run_id = '...'")
  return undefined
}

export const storageLocation = (name: string, version: string): string =>
  `abfss://unity-catalog@double.dfs.core.windows.net/models/${name}/${version}`

const inCatalog = (found: Json): Json => {
  const changed: Record<string, Json> = { ...objectOf(found) }
  if (valueAt(found, "model_version") !== undefined) changed["model_version"] = version(valueAt(found, "model_version"))
  if (valueAt(found, "model_versions") !== undefined)
    changed["model_versions"] = catalogued(listAt(found, "model_versions")).map(version)
  if (valueAt(found, "registered_models") !== undefined)
    changed["registered_models"] = catalogued(listAt(found, "registered_models"))
  return changed
}

const catalogued = (items: readonly Json[]) => items.filter((item) => isCatalogName(textAt(item, "name") ?? ""))

function version(found: Json): JsonObject {
  const { current_stage: _, ...rest } = objectOf(found)
  const location = storageLocation(textAt(found, "name") ?? "", textAt(found, "version") ?? "")
  return { ...rest, run_workspace_id: ORG, storage_location: location }
}

const downloadUri = (query: URLSearchParams) =>
  json(200, { artifact_uri: storageLocation(query.get("name") ?? "", query.get("version") ?? "") })

/** [O] Which of the two services holds the files of models. */
const fileService = ({ board }: Workspace) =>
  json(200, {
    is_databricks_sdk_models_artifact_repository_enabled: board.on.unityCatalogFiles === "filesApi",
  })

/** [O] This mode means signed addresses from create-download-url; any other means keys for a cloud's own client. */
export const storageCredentials = () => ({
  storage_mode: "DEFAULT_STORAGE",
  expiration_time: Date.now() + 3_600_000,
})

/** MLflow's versions are ready from the start. */
function finalize(workspace: Workspace, body: Json) {
  const query = { name: textAt(body, "name") ?? "", version: textAt(body, "version") ?? "" }
  return forward(workspace, { method: "GET", path: "model-versions/get", query }, inCatalog)
}
