import { pathOfUri } from "~e2e/doubles/backend"
import { empty, json, ranged, type Answer, type Question } from "~e2e/doubles/exchange"
import { listAt, objectOf, textAt, textsAt, type Json } from "~e2e/doubles/json"
import type { Route } from "~e2e/doubles/routes"

import { storePath, toVendor } from "./names"
import { refusal } from "./refusals"
import { forward, type Workspace } from "./workspace"

export const artifactRoutes = (workspace: Workspace): readonly Route[] => [
  ["GET /api/2.0/mlflow/artifacts/list", (question) => runFolder(workspace, question)],
  ["* /api/2.0/fs/directories/*", (question) => directories(workspace, question)],
  ["* /api/2.0/fs/files/*", (question) => files(workspace, question)],
  // MLflow's client sends the path in the body, the SDK in the query [O].
  ["POST /api/2.0/fs/create-download-url", (question) => signedUrl(workspace, question, "read")],
  ["POST /api/2.0/fs/create-upload-url", (question) => signedUrl(workspace, question, "write")],
  ["POST /api/2.0/mlflow/artifacts/credentials-for-read", (question) => runCredentials(workspace, question, "read")],
  ["POST /api/2.0/mlflow/artifacts/credentials-for-write", (question) => runCredentials(workspace, question, "write")],
  [
    "POST /api/2.0/mlflow/logged-models/:id/artifacts/credentials-for-download",
    (question) => modelCredentials(workspace, question, "read"),
  ],
  [
    "POST /api/2.0/mlflow/logged-models/:id/artifacts/credentials-for-upload",
    (question) => modelCredentials(workspace, question, "write"),
  ],
  ["GET /api/2.0/mlflow/logged-models/:id/artifacts/directories", (question) => modelDirectory(workspace, question)],
]

/** Small, so that whoever reads a folder has to follow the token. */
const PAGE = 20

/** The page that the token asks for, and the token of the next one. */
function paged<T>(all: readonly T[], query: URLSearchParams) {
  const first = Number(query.get("page_token") ?? 0)
  const next = all.length > first + PAGE ? { next_page_token: String(first + PAGE) } : {}
  return { page: all.slice(first, first + PAGE), next }
}

/** [D] The API reference of artifacts/list has pages, which MLflow's own answers never have. */
function runFolder(workspace: Workspace, { query }: Question) {
  const asked = Object.fromEntries([...query].filter(([name]) => name !== "page_token"))
  return forward(workspace, { method: "GET", path: "artifacts/list", query: asked }, (found) => {
    const { page, next } = paged(listAt(found, "files"), query)
    return { ...objectOf(found), files: page, ...next }
  })
}

// The Files API

/** [U] Whether it is there for run artifacts differs by workspace; the client falls back on anything but 404 [O]. */
function closed({ board }: Workspace, path: string): Answer | undefined {
  const { filesApi } = board.on
  if (filesApi === "on" || !path.startsWith("/WorkspaceInternal")) return undefined
  return filesApi === "off"
    ? refusal(403, "PERMISSION_DENIED", "The Files API is disabled for this workspace.")
    : refusal(404, "ENDPOINT_NOT_FOUND", "No API found for this path")
}

async function directories(workspace: Workspace, question: Question): Promise<Answer> {
  const path = `/${question.params[0] ?? ""}`.replace(/\/$/, "")
  const place = storePath(path)
  const refused = closed(workspace, path)
  if (refused !== undefined) return refused
  if (place === undefined) return noDirectory()
  if (question.method === "PUT" || question.method === "DELETE") return empty(204)
  const entries = await workspace.backend.files.list(place)
  // The folder of a run is there before anything is in it.
  if (entries.length === 0 && !/\/(artifacts|\d+)$/.test(place)) return noDirectory()
  const { page, next } = paged(entries, question.query)
  const contents = page.map(({ name, isFolder, size }) => ({
    path: `${path}/${name}`,
    name,
    is_directory: isFolder,
    last_modified: 1_767_225_600_000,
    ...(isFolder ? {} : { file_size: size }),
  }))
  return json(200, { contents, ...next })
}

const noDirectory = () => refusal(404, "NOT_FOUND", "The directory being accessed is not found.")
const noFile = () => refusal(404, "NOT_FOUND", "The file being accessed is not found.")

async function files(workspace: Workspace, question: Question): Promise<Answer> {
  const path = `/${question.params[0] ?? ""}`
  const place = storePath(path)
  const refused = closed(workspace, path)
  if (refused !== undefined) return refused
  if (place === undefined) return noFile()
  const store = workspace.backend.files
  if (question.method === "PUT")
    return (await store.write(place, question.bytes)) ? empty(204) : refusal(500, "INTERNAL_ERROR", path)
  if (question.method === "DELETE") {
    await store.remove(place)
    return empty(204)
  }
  // The SDK's protocol for files above 50 MB is not here; its client falls back to credentials-for-write [O].
  if (question.method === "POST") return refusal(404, "ENDPOINT_NOT_FOUND", "No multipart uploads")
  const content = await store.read(place)
  // The SDK resumes a download only while Last-Modified stays the same [S].
  const headers = { "last-modified": "Thu, 01 Jan 2026 00:00:00 GMT" }
  return content === undefined ? noFile() : ranged(question, content, headers)
}

function signedUrl(workspace: Workspace, { body, query }: Question, use: Use): Answer {
  const path = textAt(body, "path") ?? query.get("path") ?? ""
  const place = storePath(path)
  const refused = closed(workspace, path)
  if (refused !== undefined) return refused
  if (!workspace.board.on.downloadUrls && path.startsWith("/WorkspaceInternal"))
    return refusal(404, "ENDPOINT_NOT_FOUND", "No signed addresses for this path")
  return place === undefined ? noFile() : json(200, sign(workspace, place, use))
}

// Signed addresses on the storage host

type Use = "read" | "write"
const NEEDED = { "x-ms-version": "2021-12-02", "x-ms-encryption-scope": "double" }

function sign({ board, storage }: Workspace, place: string, use: Use) {
  const needs = use === "read" && board.on.credentialHeaders ? NEEDED : {}
  const headers = use === "read" ? needs : { "x-ms-blob-type": "BlockBlob" }
  return { url: storage.sign(place, needs), headers: pairs(headers) }
}

const pairs = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers).map(([name, value]) => ({ name, value }))

function credential(workspace: Workspace, place: string, use: Use) {
  const { url, headers } = sign(workspace, place, use)
  return { signed_uri: url, type: workspace.board.on.credentialType, headers }
}

async function runCredentials(workspace: Workspace, { body }: Question, use: Use): Promise<Answer> {
  const run = textAt(body, "run_id") ?? ""
  const root = await rootOf(workspace, `runs/get?run_id=${encodeURIComponent(run)}`, ["run", "info"])
  if (root === undefined) return refusal(404, "RESOURCE_DOES_NOT_EXIST", `Run with id=${run} not found`)
  const infos = textsAt(body, "path").map((path) => ({
    run_id: run,
    path,
    ...credential(workspace, `${root}/${path}`, use),
  }))
  return json(200, { credential_infos: infos })
}

/** Nested otherwise than for runs [O]. */
async function modelCredentials(workspace: Workspace, { body, params }: Question, use: Use): Promise<Answer> {
  const root = await modelRoot(workspace, params[0] ?? "")
  if (root === undefined) return noModel(params[0])
  const credentials = textsAt(body, "paths").map((path) => ({
    credential_info: { path, ...credential(workspace, `${root}/${path}`, use) },
  }))
  return json(200, { credentials })
}

async function modelDirectory(workspace: Workspace, { query, params }: Question): Promise<Answer> {
  const root = await modelRoot(workspace, params[0] ?? "")
  if (root === undefined) return noModel(params[0])
  const listed = await listing(workspace, root, query.get("artifact_directory_path") ?? "")
  return json(200, { root_uri: toVendor(`mlflow-artifacts:/${root}`), files: listed })
}

const noModel = (id = "") => refusal(404, "RESOURCE_DOES_NOT_EXIST", `Logged model with id=${id} not found`)

const modelRoot = (workspace: Workspace, id: string) =>
  rootOf(workspace, `logged-models/${encodeURIComponent(id)}`, ["model", "info"])

/** Where MLflow keeps the files of what it answers to this path. */
async function rootOf({ backend }: Workspace, path: string, at: readonly string[]): Promise<string | undefined> {
  const { json: found } = await backend.ask({ method: "GET", path: `/api/2.0/mlflow/${path}` })
  const uri = textAt(found, ...at, "artifact_uri")
  return uri === undefined ? undefined : pathOfUri(uri)
}

/** A folder as MLflow's own listings show it, with paths from the root. */
export async function listing({ backend }: Workspace, root: string, folder: string): Promise<readonly Json[]> {
  const entries = await backend.files.list(folder === "" ? root : `${root}/${folder}`)
  return entries.map(({ name, isFolder, size }) => ({
    path: folder === "" ? name : `${folder}/${name}`,
    is_dir: isFolder,
    file_size: size,
  }))
}

export const signedFile = (workspace: Workspace, place: string): Answer => {
  const { url, headers } = sign(workspace, place, "read")
  return json(200, { signed_uri: url, headers })
}
