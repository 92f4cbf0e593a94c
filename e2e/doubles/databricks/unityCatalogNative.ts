import { json, type Answer, type Handler, type Question } from "~e2e/doubles/exchange"
import { listAt, textAt, textsAt, valueAt, type Json, type JsonObject } from "~e2e/doubles/json"
import type { Route } from "~e2e/doubles/routes"

import { isCatalogName } from "./names"
import { notThere } from "./refusals"
import { needsMetastore, storageCredentials, storageLocation } from "./unityCatalog"
import { forward, ORG, USER, type Workspace } from "./workspace"

/** The same models in Unity Catalog's own dialect [S mlflow, uc_native_rest_store.py and unity_catalog_messages.proto]. */
export function unityCatalogNativeRoutes(workspace: Workspace): readonly Route[] {
  const table: readonly Route[] = [
    ["POST models", ({ body }) => createModel(workspace, body)],
    ["GET models", ({ query }) => listModels(workspace, query)],
    ["POST models/versions", ({ body }) => createVersion(workspace, body)],
    ["GET models/:name", ({ params: [name = ""] }) => getModel(workspace, name)],
    ["PATCH models/:name", ({ params: [name = ""], body }) => updateModel(workspace, name, body)],
    [
      "DELETE models/:name",
      ({ params: [name = ""] }) => change(workspace, "DELETE registered-models/delete", { name }),
    ],
    ["GET models/:name/versions", (question) => listVersions(workspace, question)],
    ["GET models/:name/versions/:version", ({ params }) => getVersion(workspace, params)],
    ["PATCH models/:name/versions/:version", (question) => updateVersion(workspace, question)],
    ["PATCH models/:name/versions/:version/finalize", ({ params }) => getVersion(workspace, params)],
    [
      "DELETE models/:name/versions/:version",
      ({ params: [name = "", version = ""] }) => change(workspace, "DELETE model-versions/delete", { name, version }),
    ],
    ["GET models/:name/aliases/:alias", ({ params }) => versionByAlias(workspace, params)],
    ["PUT models/:name/aliases/:alias", (question) => setAlias(workspace, question)],
    [
      "DELETE models/:name/aliases/:alias",
      ({ params: [name = "", alias = ""] }) => change(workspace, "DELETE registered-models/alias", { name, alias }),
    ],
    // The client names the kind "FUNCTION" [S].
    ["PATCH securable-tags/:kind/:name", (question) => changeTags(workspace, question, "registered-models")],
    ["PATCH subentity-tags/:kind/:name/:version", (question) => changeTags(workspace, question, "model-versions")],
    ["POST temporary-model-version-credentials", () => json(200, storageCredentials())],
  ]
  const unless = (handle: Handler): Handler => {
    return (question) =>
      workspace.board.on.unityCatalogNative ? handle(question) : notThere(question.method, question.path)
  }
  return table.map(([pattern, handle]): Route => {
    const [method, path] = pattern.split(" ")
    return [`${method} /api/2.1/unity-catalog/${path}`, needsMetastore(workspace, unless(handle))]
  })
}

/** One call in MLflow's dialect, "METHOD path", its answer left empty. */
function change(workspace: Workspace, call: string, body: JsonObject): Promise<Answer> {
  const [method = "", path = ""] = call.split(" ")
  return forward(workspace, { method, path, body }, () => ({}))
}

const registeredModel = (found: Json) => model(valueAt(found, "registered_model"))
const modelVersion = (found: Json) => version(valueAt(found, "model_version"))
const fullName = (body: Json, last: string) =>
  [textAt(body, "catalog_name"), textAt(body, "schema_name"), textAt(body, last)].join(".")

function parts(name: string) {
  const [catalog_name = "", schema_name = "", leaf = ""] = name.split(".")
  return { catalog_name, schema_name, leaf }
}

function model(found: Json): JsonObject {
  const name = textAt(found, "name") ?? ""
  const { leaf, ...where } = parts(name)
  return {
    name: leaf,
    ...where,
    full_name: name,
    owner: USER,
    comment: textAt(found, "description"),
    created_at: valueAt(found, "creation_timestamp"),
    updated_at: valueAt(found, "last_updated_timestamp"),
    tags: listAt(found, "tags"),
    aliases: listAt(found, "aliases").map((alias) => ({
      alias_name: textAt(alias, "alias"),
      version_num: Number(textAt(alias, "version")),
    })),
  }
}

function version(found: Json): JsonObject {
  const name = textAt(found, "name") ?? ""
  const number = textAt(found, "version") ?? ""
  const { leaf, ...where } = parts(name)
  return {
    model_name: leaf,
    ...where,
    version: Number(number),
    source: textAt(found, "source"),
    run_id: textAt(found, "run_id"),
    run_workspace_id: ORG,
    model_id: textAt(found, "model_id"),
    status: textAt(found, "status"),
    comment: textAt(found, "description"),
    created_by: USER,
    created_at: valueAt(found, "creation_timestamp"),
    updated_at: valueAt(found, "last_updated_timestamp"),
    storage_location: storageLocation(name, number),
    tags: listAt(found, "tags"),
    aliases: textsAt(found, "aliases").map((alias) => ({ alias_name: alias, version_num: Number(number) })),
  }
}

function createModel(workspace: Workspace, body: Json) {
  const made = { name: fullName(body, "name"), description: textAt(body, "comment"), tags: listAt(body, "tags") }
  return forward(workspace, { method: "POST", path: "registered-models/create", body: made }, registeredModel)
}

const getModel = (workspace: Workspace, name: string) =>
  forward(workspace, { method: "GET", path: "registered-models/get", query: { name } }, registeredModel)

function updateModel(workspace: Workspace, name: string, body: Json) {
  const to = textAt(body, "new_name")
  const description = textAt(body, "comment")
  const call =
    to === undefined
      ? { method: "PATCH", path: "registered-models/update" }
      : { method: "POST", path: "registered-models/rename" }
  const asked = to === undefined ? { name, description } : { name, new_name: to }
  return forward(workspace, { ...call, body: asked }, registeredModel)
}

function listModels(workspace: Workspace, query: URLSearchParams) {
  const prefix = ["catalog_name", "schema_name"].flatMap((key) => query.get(key) ?? []).map((part) => `${part}.`)
  return forward(workspace, { method: "GET", path: "registered-models/search", query: paging(query) }, (found) => ({
    registered_models: listAt(found, "registered_models")
      .filter((item) => isCatalogName(textAt(item, "name") ?? ""))
      .filter((item) => textAt(item, "name")?.startsWith(prefix.join("")))
      .map(model),
    next_page_token: textAt(found, "next_page_token"),
  }))
}

function paging(query: URLSearchParams): Record<string, string> {
  const kept = [...query].filter(([key]) => key === "max_results" || key === "page_token")
  return Object.fromEntries(kept)
}

function createVersion(workspace: Workspace, body: Json) {
  const made = {
    name: fullName(body, "model_name"),
    source: textAt(body, "source"),
    run_id: textAt(body, "run_id"),
    model_id: textAt(body, "model_id"),
    description: textAt(body, "comment"),
    tags: listAt(body, "tags"),
  }
  return forward(workspace, { method: "POST", path: "model-versions/create", body: made }, modelVersion)
}

function listVersions(workspace: Workspace, { params: [name = ""], query }: Question) {
  const asked = { ...paging(query), filter: `name = '${name}'` }
  return forward(workspace, { method: "GET", path: "model-versions/search", query: asked }, (found) => ({
    model_versions: listAt(found, "model_versions").map(version),
    next_page_token: textAt(found, "next_page_token"),
  }))
}

function getVersion(workspace: Workspace, [name = "", number = ""]: readonly string[]) {
  const query = { name, version: number }
  return forward(workspace, { method: "GET", path: "model-versions/get", query }, modelVersion)
}

function updateVersion(workspace: Workspace, { params: [name = "", number = ""], body }: Question) {
  const asked = { name, version: number, description: textAt(body, "comment") }
  return forward(workspace, { method: "PATCH", path: "model-versions/update", body: asked }, modelVersion)
}

function versionByAlias(workspace: Workspace, [name = "", alias = ""]: readonly string[]) {
  return forward(workspace, { method: "GET", path: "registered-models/alias", query: { name, alias } }, modelVersion)
}

function setAlias(workspace: Workspace, { params: [name = "", alias = ""], body }: Question) {
  const asked = { name, alias, version: textAt(body, "version_num") }
  return forward(workspace, { method: "POST", path: "registered-models/alias", body: asked }, () => ({}))
}

async function changeTags(workspace: Workspace, question: Question, noun: string): Promise<Answer> {
  const [, name = "", number] = question.params
  const owner = number === undefined ? { name } : { name, version: number }
  const added = listAt(question.body, "changes", "add_tags").map((tag) =>
    change(workspace, `POST ${noun}/set-tag`, { ...owner, key: textAt(tag, "key"), value: textAt(tag, "value") }),
  )
  const removed = textsAt(question.body, "changes", "remove").map((key) =>
    change(workspace, `DELETE ${noun}/delete-tag`, { ...owner, key }),
  )
  const failed = (await Promise.all([...added, ...removed])).find(({ status }) => status >= 300)
  return failed ?? json(200, {})
}
