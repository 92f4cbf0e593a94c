import { pathOfUri } from "~e2e/doubles/backend"
import { json, type Answer, type Handler, type Question } from "~e2e/doubles/exchange"
import { listAt, objectOf, textAt, valueAt, withoutKey, type Json } from "~e2e/doubles/json"
import type { Route } from "~e2e/doubles/routes"

import { listing, signedFile } from "./artifacts"
import { isCatalogName, toVendor } from "./names"
import { refusal } from "./refusals"
import { askedBy, forward, MLFLOW, USER, type Workspace } from "./workspace"

const SAME = [
  "POST registered-models/create",
  "POST registered-models/rename",
  "PATCH registered-models/update",
  "DELETE registered-models/delete",
  "GET registered-models/get",
  "POST registered-models/get-latest-versions",
  "GET registered-models/get-latest-versions",
  "POST registered-models/set-tag",
  "DELETE registered-models/delete-tag",
  "POST model-versions/create",
  "PATCH model-versions/update",
  "DELETE model-versions/delete",
  "GET model-versions/get",
  "GET model-versions/get-download-uri",
  "POST model-versions/transition-stage",
  "POST model-versions/set-tag",
  "DELETE model-versions/delete-tag",
] as const

/** The registry of the workspace itself: stages, and [S] no aliases, which the official client refuses to send. */
export function workspaceRegistryRoutes(workspace: Workspace): readonly Route[] {
  const unless = (handle: Handler): Handler => {
    return (question) => (workspace.board.on.workspaceRegistry ? handle(question) : disabled())
  }
  const own: readonly Route[] = [
    ["GET registered-models/search", (question) => search(workspace, question, "registered-models/search")],
    ["GET registered-models/list", (question) => search(workspace, question, "registered-models/search")],
    ["GET model-versions/search", (question) => search(workspace, question, "model-versions/search")],
    ["GET databricks/registered-models/get", ({ query }) => detailed(workspace, query)],
    ["POST databricks/model-versions/transition-stage", (question) => transition(workspace, question)],
    ["GET transition-requests/list", () => json(200, {})],
    ["GET model-versions/list-artifacts", ({ query }) => listFiles(workspace, query)],
    ["GET model-versions/get-signed-download-uri", ({ query }) => signedDownload(workspace, query)],
    ...SAME.map((pattern): Route => {
      return [pattern, (question) => forward(workspace, askedBy(question), withoutAliases)]
    }),
  ]
  return own.map(([pattern, handle]): Route => {
    const [method, path] = pattern.split(" ")
    return [`${method} ${MLFLOW}/${path}`, unless(handle)]
  })
}

// [D] The words: [U].
const disabled = () =>
  refusal(403, "FEATURE_DISABLED", "Workspace model registry is disabled. Use models in Unity Catalog instead.")

/** Models of Unity Catalog are not seen from here. */
function search(workspace: Workspace, { query }: Question, path: string): Promise<Answer> {
  return forward(workspace, { method: "GET", path, query }, (found) => withoutAliases(withoutCatalog(found)))
}

const withoutAliases = (found: Json): Json => withoutKey(found, "aliases")

function withoutCatalog(found: Json): Json {
  const kept = ["registered_models", "model_versions"]
    .filter((key) => valueAt(found, key) !== undefined)
    .map((key) => [key, listAt(found, key).filter((item) => !isCatalogName(textAt(item, "name") ?? ""))] as const)
  return { ...objectOf(found), ...Object.fromEntries(kept) }
}

function detailed(workspace: Workspace, query: URLSearchParams) {
  return forward(workspace, { method: "GET", path: "registered-models/get", query }, (found) => ({
    registered_model_databricks: {
      ...objectOf(withoutAliases(valueAt(found, "registered_model"))),
      id: "double",
      user_id: USER,
      permission_level: "CAN_MANAGE",
    },
  }))
}

function transition(workspace: Workspace, { body }: Question) {
  return forward(workspace, { method: "POST", path: "model-versions/transition-stage", body }, (found) => ({
    model_version_databricks: {
      ...objectOf(withoutAliases(valueAt(found, "model_version"))),
      permission_level: "CAN_MANAGE",
    },
  }))
}

// Files: listed and signed one by one [O]

async function rootOf({ backend }: Workspace, query: URLSearchParams): Promise<string | undefined> {
  const asked = { name: query.get("name") ?? "", version: query.get("version") ?? "" }
  const path = "/api/2.0/mlflow/model-versions/get-download-uri"
  const { json: found } = await backend.ask({ method: "GET", path, query: asked })
  const uri = textAt(found, "artifact_uri")
  return uri === undefined ? undefined : pathOfUri(uri)
}

async function listFiles(workspace: Workspace, query: URLSearchParams): Promise<Answer> {
  const root = await rootOf(workspace, query)
  if (root === undefined) return noVersion()
  const files = await listing(workspace, root, query.get("path") ?? "")
  return json(200, { root_uri: toVendor(`mlflow-artifacts:/${root}`), files })
}

async function signedDownload(workspace: Workspace, query: URLSearchParams): Promise<Answer> {
  const root = await rootOf(workspace, query)
  return root === undefined ? noVersion() : signedFile(workspace, `${root}/${query.get("path") ?? ""}`)
}

const noVersion = () => refusal(404, "RESOURCE_DOES_NOT_EXIST", "Model version not found")
