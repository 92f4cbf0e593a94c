import type { ArtifactRoot, Backend } from "~/api/backend"
import type { Http, ReadBytes } from "~/api/http"
import { wireInteger } from "~/api/numbers"
import { openFile } from "~/api/openFile"
import type { ArtifactEntry, ArtifactFolder } from "~/domain/artifacts/file"
import { ApiError } from "~/domain/errors/apiError"

import { everyPage } from "./everyPage"
import { modelLocation, type ModelLocation } from "./modelSource"
import { mlflow } from "./paths"
import { answer, list, nextPage, record, text, type Wire } from "./wire"

/** The one route that differs between kinds of servers: where the bytes of a run's file come from. */
export type RunFileRoute = (runId: string, path: string) => Pick<ReadBytes, "path" | "query">

/** `/get-artifact` stands beside the API, not under it. */
export const getArtifactRoute: RunFileRoute = (runId, path) => ({
  path: ["get-artifact"],
  query: { run_id: runId, path },
})

export function artifactMethods(
  http: Http,
  runFile: RunFileRoute = getArtifactRoute,
): Pick<Backend, "listArtifacts" | "openArtifact"> {
  return {
    listArtifacts: async (root, path, how) => {
      const place = await locate(http, root, how?.signal)
      const folder = joined(place.folder, checked(path))
      const request = place.kind === "run" ? runFolder(place.runId, folder) : modelFolder(place.modelId, folder)
      let rootUri = ""
      const entries = await everyPage(async (page) => {
        const wire = answer(await http.read({ ...request, query: { ...request.query, page_token: page }, ...how }))
        const part = decodeFolder(wire, place.folder)
        if (page === undefined) ({ rootUri } = part)
        // Not in MLflow's own answers, which are whole; where services page them, it is by this.
        return { items: part.entries, next: nextPage(wire["next_page_token"]) }
      })
      return { rootUri, entries }
    },
    openArtifact: (root, path, sizeBytes) =>
      openFile(http, { path, sizeBytes }, async (part) => {
        const place = await locate(http, root, part.signal)
        const file = joined(place.folder, checked(path))
        const request = place.kind === "run" ? runFile(place.runId, file) : modelFile(place.modelId, file)
        const { range } = part
        return range !== undefined && range.end <= range.start
          ? new Uint8Array()
          : http.readBytes({ ...request, ...part })
      }),
  }
}

const runFolder = (runId: string, folder: string) => ({
  path: mlflow("artifacts", "list"),
  query: { run_id: runId, path: folder === "" ? undefined : folder },
})

const modelFolder = (modelId: string, folder: string) => ({
  path: mlflow("logged-models", modelId, "artifacts", "directories"),
  query: { artifact_directory_path: folder === "" ? undefined : folder },
})

const modelFile = (modelId: string, path: string) => ({
  path: mlflow("logged-models", modelId, "artifacts", "files"),
  query: { artifact_file_path: path },
})

/**
 * Files of a model version are read from the run or logged model they belong to: MLflow's own route for versions
 * answers 500 when the source is `runs:/` and the server proxies artifacts (3.17), and it cannot list at all.
 */
async function locate(http: Http, root: ArtifactRoot, signal: AbortSignal | undefined): Promise<ModelLocation> {
  if (root.kind === "run") return { kind: "run", runId: root.runId, folder: "" }
  if (root.kind === "loggedModel") return { kind: "loggedModel", modelId: root.modelId, folder: "" }
  return modelLocation(root.source, root.runId) ?? (await askLocation(http, root, signal)) ?? elsewhere(root.source)
}

/** A version copied from another one has `models:/name/1` as its source; the server knows where that leads. */
async function askLocation(
  http: Http,
  root: Extract<ArtifactRoot, { kind: "modelVersion" }>,
  signal: AbortSignal | undefined,
): Promise<ModelLocation | undefined> {
  const query = { name: root.name, version: root.version }
  const wire = answer(await http.read({ path: mlflow("model-versions", "get-download-uri"), query, signal }))
  return modelLocation(text(wire["artifact_uri"]), root.runId)
}

function elsewhere(source: string): never {
  throw new ApiError({
    kind: "unsupported",
    status: 0,
    code: "",
    message: "The files of this version lie outside the artifacts of a run, where the server does not show them.",
    detail: source,
  })
}

function decodeFolder(wire: Wire, root: string): ArtifactFolder {
  const prefix = root === "" ? "" : `${root}/`
  const entries = list(wire["files"]).flatMap((value): readonly ArtifactEntry[] => {
    const file = record(value)
    const path = text(file["path"])
    if (path === "" || !path.startsWith(prefix)) return []
    const isFolder = file["is_dir"] === true
    return [
      { path: path.slice(prefix.length), isFolder, sizeBytes: isFolder ? undefined : wireInteger(file["file_size"]) },
    ]
  })
  const rootUri = text(wire["root_uri"])
  return { rootUri: root === "" ? rootUri : `${rootUri.replace(/\/$/, "")}/${root}`, entries }
}

export const joined = (folder: string, path: string): string => [folder, path].filter((part) => part !== "").join("/")

/** Paths come from links and from servers. */
export function checked(path: string): string {
  if (!path.split("/").includes("..") && !path.startsWith("/")) return path
  throw new ApiError({ kind: "invalid", status: 0, code: "", message: "This path leaves the artifacts." })
}
