/**
 * Artifacts of a workspace. They are not in MLflow's own calls: a list of the run history (flat, without sizes), bytes from
 * the artifact service on the same host, and where that refuses, a signed address of the storage (azureml-mlflow,
 * _restclient/run_artifact and _restclient/artifact).
 */
import type { ArtifactRoot, Backend, Listing } from "~/api/backend"
import type { Http } from "~/api/http"
import { checked, joined } from "~/api/mlflow/artifacts"
import { everyPage } from "~/api/mlflow/everyPage"
import { modelLocation } from "~/api/mlflow/modelSource"
import { mlflow } from "~/api/mlflow/paths"
import { answer, list, nextPage, record, text } from "~/api/mlflow/wire"
import { openFile } from "~/api/openFile"
import type { ArtifactEntry } from "~/domain/artifacts/file"
import { ApiError } from "~/domain/errors/apiError"

type Files = Pick<Backend, "listArtifacts" | "openArtifact">

export function azuremlFiles(http: Http, known: Pick<Backend, "getRun" | "getModelVersion">): Files {
  const services = servicesOf(http)
  /** The whole list of a run, for the folders that are opened one after the other. */
  const lists = new Map<string, Promise<readonly string[]>>()
  const listAll = (runId: string, how: Listing | undefined) => {
    const kept = lists.get(runId)
    if (kept !== undefined) return kept
    const asked = listRun(
      services.history,
      { runId, experimentId: known.getRun(runId).then((run) => run.experimentId) },
      how,
    )
    lists.set(runId, asked)
    // Kept while the folders of one visit are opened; a running run writes new files.
    const forget = () => lists.delete(runId)
    asked.then(() => setTimeout(forget, KEPT_MS), forget)
    return asked
  }
  return {
    listArtifacts: async (root, path, how) => {
      const { runId, folder } = await locate(http, root, how?.signal)
      const inFolder = joined(folder, checked(path))
      const entries = children(await listAll(runId, how), inFolder)
      const prefix = folder === "" ? 0 : folder.length + 1
      return {
        rootUri: `azureml://runs/${runId}/artifacts${folder === "" ? "" : `/${folder}`}`,
        entries: entries.map((entry) => ({ ...entry, path: entry.path.slice(prefix) })),
      }
    },
    openArtifact: (root, path, sizeBytes) =>
      openFile(http, { path, sizeBytes }, async (part) => {
        const { signal } = part
        const { runId, folder } = await locate(http, root, signal)
        const file = joined(folder, checked(path))
        try {
          const stream = { path: [...container(runId), "content"], query: { path: file } }
          return await services.artifact.readBytes({ ...stream, ...part })
        } catch (error) {
          if (!(error instanceof ApiError) || !CLOSED.test(error.kind)) throw error
        }
        const question = { path: [...container(runId), "contentinfo"], query: { path: file }, signal }
        const sign = async () => {
          const signed = answer(await services.artifact.read(question))
          return { url: text(signed["contentUri"]), headers: {} }
        }
        return http.readSigned(sign, part)
      }),
  }
}

const KEPT_MS = 5_000

/** What a service that is not there, or not for this caller, answers. */
const CLOSED = /^(forbidden|unsupported|server|not-json)$/

/** The services beside the tracking API: the same workspace below other words of the host. */
function servicesOf(http: Http): { readonly history: Http; readonly artifact: Http } {
  const beside = (service: string) => {
    const base = new URL(http.base)
    base.pathname = base.pathname.replace(/\/mlflow\/v\d\.\d\//, `/${service}/`)
    return http.derive({ base, route: (path) => path })
  }
  return { history: beside("history/v1.0"), artifact: beside("artifact/v2.0") }
}

/** Runs keep their files in the origin `ExperimentRun`, container `dcid.<run>`. */
const container = (runId: string): readonly string[] => ["artifacts", "ExperimentRun", `dcid.${runId}`]

type RunPlace = { readonly runId: string; readonly experimentId: Promise<string> }

async function listRun(history: Http, { runId, experimentId }: RunPlace, how: Listing | undefined) {
  const path = ["experimentids", await experimentId, "runs", runId, "artifacts"]
  const paths = await everyPage(async (page) => {
    const wire = answer(await history.read({ path, query: { continuationToken: page }, ...how }))
    const items = list(wire["value"]).map((file) => text(record(file)["path"]))
    return { items, next: nextPage(wire["continuationToken"]) }
  })
  return paths.filter((file) => file !== "")
}

/** The files and folders directly in `folder`, of a flat list. */
export function children(paths: readonly string[], folder: string): readonly ArtifactEntry[] {
  const prefix = folder === "" ? "" : `${folder}/`
  const entries = new Map<string, ArtifactEntry>()
  for (const path of paths) {
    if (!path.startsWith(prefix)) continue
    const [name = "", ...below] = path.slice(prefix.length).split("/")
    if (name !== "") entries.set(name, { path: prefix + name, isFolder: below.length > 0, sizeBytes: undefined })
  }
  return [...entries.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

type Location = { readonly runId: string; readonly folder: string }

async function locate(http: Http, root: ArtifactRoot, signal: AbortSignal | undefined): Promise<Location> {
  if (root.kind === "run") return { runId: root.runId, folder: "" }
  if (root.kind === "loggedModel") throw elsewhere("Azure Machine Learning has no logged models.", root.modelId)
  const near = locationIn(root.source, root.runId)
  if (near !== undefined) return near
  const query = { name: root.name, version: root.version }
  const wire = answer(await http.read({ path: mlflow("model-versions", "get-download-uri"), query, signal }))
  const far = locationIn(text(wire["artifact_uri"]), root.runId)
  if (far !== undefined) return far
  throw elsewhere(
    "The files of this version lie outside the artifacts of a run, where Tracklight cannot list them.",
    root.source,
  )
}

/** `azureml://.../experiments/<e>/runs/<run>/artifacts/<folder>`, in its short and its long form. */
function locationIn(source: string, runId: string): Location | undefined {
  const [, run, folder = ""] = /^azureml:\/\/.*\/runs\/([^/]+)\/artifacts\/?(.*)$/.exec(source) ?? []
  if (run !== undefined) return { runId: run, folder: folder.replace(/\/$/, "") }
  const place = modelLocation(source, runId)
  return place?.kind === "run" ? place : undefined
}

const elsewhere = (message: string, detail: string): ApiError =>
  new ApiError({ kind: "unsupported", status: 0, code: "", message, detail })
