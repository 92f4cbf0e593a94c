/**
 * Artifacts of a workspace, in the order in which a browser can get them: the Files API (same host, same token, ranges),
 * then a signed address of the storage, which answers only pages that it was told to. MLflow's client asks for the signed
 * address first; a page could not read it.
 */
import type { ArtifactRoot, Backend, Listing } from "~/api/backend"
import type { Http } from "~/api/http"
import { artifactMethods } from "~/api/mlflow/artifacts"
import { everyPage } from "~/api/mlflow/everyPage"
import { modelLocation } from "~/api/mlflow/modelSource"
import { mlflow } from "~/api/mlflow/paths"
import { answer, list, nextPage, record, text } from "~/api/mlflow/wire"
import { wireInteger } from "~/api/numbers"
import { openFile } from "~/api/openFile"
import { ApiError } from "~/domain/errors/apiError"
import type { ArtifactEntry, ArtifactFolder } from "~/domain/artifacts/file"
import { modelUri } from "~/domain/models/modelUri"

import { isInCatalog } from "./registry"

type Files = Pick<Backend, "listArtifacts" | "openArtifact">
type Known = Pick<Backend, "getRun" | "getLoggedModel">

export function databricksFiles(http: Http, known: Known): Files {
  const plain = artifactMethods(http)
  const locate = memo((root: ArtifactRoot) => locationOf(root, known))
  /** Roots whose Files API has said no: not asked again in this visit. */
  const closed = new Set<string>()

  const throughFiles = async <T>(root: ArtifactRoot, ask: (place: Place) => Promise<T>): Promise<T | undefined> => {
    const place = await locate(root)
    if (place.folder === undefined || closed.has(place.folder)) return undefined
    try {
      return await ask(place)
    } catch (error) {
      if (!(error instanceof ApiError) || !CLOSED.test(error.kind)) throw error
      closed.add(place.folder)
      return undefined
    }
  }
  return {
    listArtifacts: async (root, path, how) => {
      const listed = await throughFiles(root, (place) => listFolder(http, place, { path, how }))
      return listed ?? plain.listArtifacts((await locate(root)).fallback, path, how)
    },
    openArtifact: (root, path, sizeBytes) =>
      openFile(http, { path, sizeBytes }, async (part) => {
        const request = (place: Place) => ({ path: filesPath("files", place, path), ...part })
        const bytes = await throughFiles(root, (place) => http.readBytes(request(place)))
        if (bytes !== undefined) return bytes
        const { fallback } = await locate(root)
        return http.readSigned(() => sign(http, fallback, { path, signal: part.signal }), part)
      }),
  }
}

/** What a Files API that is switched off or absent answers; a missing file of an open one is `not-found`. */
const CLOSED = /^(forbidden|unsupported|server|invalid|not-json)$/

type Place = {
  /** Of the Files API, with a slash in front; undefined = it does not serve this storage. */
  readonly folder: string | undefined
  /** The run or logged model that the other calls know. */
  readonly fallback: ArtifactRoot
  readonly rootUri: string
}

async function locationOf(root: ArtifactRoot, known: Known): Promise<Place> {
  if (root.kind === "run") return placeOf((await known.getRun(root.runId)).artifactUri, root)
  if (root.kind === "loggedModel") return placeOf((await known.getLoggedModel(root.modelId)).artifactUri, root)
  if (isInCatalog(root.name)) {
    const folder = `/Models/${root.name.split(".").join("/")}/${root.version}`
    return { folder, fallback: root, rootUri: modelUri(root) }
  }
  const source = modelLocation(root.source, root.runId)
  if (source?.kind === "loggedModel") return locationOf({ kind: "loggedModel", modelId: source.modelId }, known)
  if (source?.kind !== "run") return placeOf(root.source, root)
  const run = await locationOf({ kind: "run", runId: source.runId }, known)
  const folder = run.folder === undefined ? undefined : `${run.folder}/${source.folder}`.replace(/\/$/, "")
  return { ...run, folder, fallback: root }
}

/** The internal folder behind an address of the tracking root, as MLflow's own client derives it; volumes as they are. */
export function placeOf(uri: string, fallback: ArtifactRoot): Place {
  const tracked = /^dbfs:\/databricks\/mlflow-tracking\/([^/]+)\/(?:(logged_models)\/)?([^/]+)(\/.*)?$/.exec(uri)
  if (tracked !== null) {
    const [, experiment = "", isModel, id = "", rest = ""] = tracked
    const kind = isModel === undefined ? "Runs" : "LoggedModels"
    return { folder: `/WorkspaceInternal/Mlflow/Artifacts/${experiment}/${kind}/${id}${rest}`, fallback, rootUri: uri }
  }
  const volume = /^dbfs:(\/Volumes\/.+)$/.exec(uri)?.[1]
  return { folder: volume?.replace(/\/$/, ""), fallback, rootUri: uri }
}

const filesPath = (what: "files" | "directories", { folder = "" }: Place, path: string): readonly string[] => [
  "api",
  "2.0",
  "fs",
  what,
  ...`${folder}/${path}`.split("/").filter((part) => part !== ""),
]

type Wanted = { readonly path: string; readonly signal: AbortSignal | undefined }

type WantedFolder = { readonly path: string; readonly how: Listing | undefined }

async function listFolder(http: Http, place: Place, { path, how }: WantedFolder): Promise<ArtifactFolder> {
  const entries = await everyPage(async (page) => {
    const query = { page_token: page }
    const wire = answer(await http.read({ path: filesPath("directories", place, path), query, ...how }))
    const items = list(wire["contents"]).map((entry) => toEntry(entry, path))
    return { items, next: nextPage(wire["next_page_token"]) }
  })
  return { rootUri: place.rootUri, entries }
}

function toEntry(value: unknown, folder: string): ArtifactEntry {
  const wire = record(value)
  const name = text(wire["name"]) || (text(wire["path"]).split("/").at(-1) ?? "")
  const isFolder = wire["is_directory"] === true
  return {
    path: folder === "" ? name : `${folder}/${name}`,
    isFolder,
    sizeBytes: isFolder ? undefined : wireInteger(wire["file_size"]),
  }
}

async function sign(http: Http, root: ArtifactRoot, { path, signal }: Wanted) {
  const wire = answer(await http.read({ ...signRequest(root, path), signal }))
  const [first] = list(wire["credential_infos"] ?? wire["credentials"])
  const signed = root.kind === "modelVersion" ? wire : record(record(first)["credential_info"] ?? first)
  const headers: Record<string, string> = {}
  for (const header of list(signed["headers"]).map(record)) headers[text(header["name"])] = text(header["value"])
  return { url: text(signed["signed_uri"]), headers }
}

function signRequest(root: ArtifactRoot, path: string) {
  switch (root.kind) {
    case "run":
      return { path: mlflow("artifacts", "credentials-for-read"), body: { run_id: root.runId, path: [path] } }
    case "loggedModel":
      return {
        path: mlflow("logged-models", root.modelId, "artifacts", "credentials-for-download"),
        body: { paths: [path] },
      }
    case "modelVersion":
      return {
        path: mlflow("model-versions", "get-signed-download-uri"),
        query: { name: root.name, version: root.version, path },
      }
  }
}

/** One answer for each root; a failure is asked for again. */
function memo(ask: (root: ArtifactRoot) => Promise<Place>): (root: ArtifactRoot) => Promise<Place> {
  const answers = new Map<string, Promise<Place>>()
  return (root) => {
    const key = JSON.stringify(root)
    const kept = answers.get(key)
    if (kept !== undefined) return kept
    const asked = ask(root)
    answers.set(key, asked)
    asked.catch(() => answers.delete(key))
    return asked
  }
}
