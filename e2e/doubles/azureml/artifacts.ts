import { pathOfUri } from "~e2e/doubles/backend"
import { empty, json, ranged, type Answer, type Question } from "~e2e/doubles/exchange"
import { listAt, textAt, type Json } from "~e2e/doubles/json"
import type { Route } from "~e2e/doubles/routes"

import { lowerCase } from "./refusals"
import { MLFLOW, type Workspace } from "./workspace"

/** A run's artifacts are a container of origin ExperimentRun; files that a client registers from its disk have LocalUpload [S]. */
type Container = {
  readonly workspace: Workspace
  readonly origin: string
  readonly name: string
  readonly root: string
}
type Operation = (question: Question, container: Container) => Answer | Promise<Answer>

const OPERATIONS: Readonly<Record<string, Operation>> = {
  "GET ": (question, container) => flatList(question, container),
  "GET /path": (question, container) => flatList(question, container),
  "GET /contentinfo": (question, container) => ofFile(question, container, contentInfo),
  "GET /metadata": (question, container) => ofFile(question, container, metadata),
  "GET /artifacturi": (question, container) =>
    ofFile(question, container, (...file) => contentInfo(...file).contentUri),
  "GET /prefix/contentinfo": (question, container) => prefixInfo(question, container),
  "POST /batch/metadata": (question, container) => reserve(question, container),
}

/** The run history and the artifact service; MLflow's own routes for artifacts are not there. */
export function artifactRoutes(workspace: Workspace): readonly Route[] {
  const { resource } = workspace
  const run = ["experiments", "experimentids"].map((noun) => `/history/v1.0${resource}/${noun}/:experiment/runs/:run`)
  const container = `/artifact/v2.0${resource}/artifacts/:origin/:container`
  const operations = Object.entries(OPERATIONS).map(([pattern, operate]) => {
    const [method, path = ""] = pattern.split(" ")
    return { method, path, operate }
  })
  return [
    ...run.flatMap((base): readonly Route[] => [
      [`GET ${base}`, (question) => runDetails(question, workspace)],
      [`POST ${base}/token`, () => runToken(workspace)],
      [`GET ${base}/token`, () => runToken(workspace)],
      ...operations.map(({ method, path, operate }): Route => {
        return [`${method} ${base}/artifacts${path}`, (question) => onRun(question, workspace, operate)]
      }),
    ]),
    ...operations.map(({ method, path, operate }): Route => {
      return [`${method} ${container}${path}`, (question) => onContainer(question, workspace, operate)]
    }),
    [`GET ${container}/content`, (question) => onContainer(question, workspace, content)],
  ]
}

async function onRun(question: Question, workspace: Workspace, operate: Operation): Promise<Answer> {
  const [experiment = "", run = ""] = question.params
  const found = await runOf(workspace, run)
  // [U] A name and a GUID are both taken in this place [O]; a GUID has to be the run's.
  const isOther =
    /^[0-9a-f-]{36}$/.test(experiment) && found?.experiment !== workspace.names.innerExperiment(experiment)
  if (found === undefined || isOther) return lowerCase(404, `Run ${run} not found in experiment ${experiment}`)
  return operate(question, { workspace, origin: "ExperimentRun", name: `dcid.${run}`, root: found.root })
}

async function onContainer(question: Question, workspace: Workspace, operate: Operation): Promise<Answer> {
  const [origin = "", name = ""] = question.params
  const root = await rootOf(workspace, origin, name)
  return root === undefined
    ? lowerCase(404, `Container ${name} not found`)
    : operate(question, { workspace, origin, name, root })
}

/** Where MLflow keeps the files of a container. */
export async function rootOf(workspace: Workspace, origin: string, name: string): Promise<string | undefined> {
  if (origin !== "ExperimentRun") return `azureml/${origin}/${name}`
  return (await runOf(workspace, name.replace(/^dcid\./, "")))?.root
}

async function runOf({ backend, names }: Workspace, run: string) {
  const path = `${MLFLOW}/runs/get`
  const { json: found } = await backend.ask({ method: "GET", path, query: { run_id: names.innerRun(run) } })
  const uri = textAt(found, "run", "info", "artifact_uri")
  const experiment = textAt(found, "run", "info", "experiment_id")
  return uri === undefined ? undefined : { root: pathOfUri(uri), experiment }
}

async function runDetails({ params }: Question, workspace: Workspace): Promise<Answer> {
  const [experiment = "", run = ""] = params
  return (await runOf(workspace, run)) === undefined
    ? lowerCase(404, `Run ${run} not found`)
    : json(200, { runId: run, experimentId: experiment, dataContainerId: `dcid.${run}`, status: "Completed" })
}

/** What a job renews its own token with [S]. */
function runToken({ host }: Workspace): Answer {
  const { tokenSeconds } = host.board.on
  const end = new Date(Date.now() + tokenSeconds * 1000).toISOString()
  return json(200, { token: host.tokens.issue(tokenSeconds), expiryTimeUtc: end })
}

// What is answered about files: never a size [S]

function metadata({ origin, name }: Container, path: string) {
  const artifactId = `${origin}/${name}/${path}`
  return { artifactId, origin, container: name, path, etag: '"0x1"', createdTime: "2026-01-01T00:00:00+00:00" }
}

function contentInfo({ workspace, origin, name }: Container, path: string) {
  const contentUri = workspace.host.storage.sign(`${workspace.account}/${origin}/${name}/${path}`)
  return { contentUri, origin, container: name, path, tags: null }
}

async function pathsOf({ workspace, root }: Container): Promise<readonly string[]> {
  return (await workspace.backend.files.walk(root)).map(({ path }) => path.slice(root.length + 1))
}

/** All files of all folders in one list, in pages. */
async function flatList({ query, url }: Question, container: Container): Promise<Answer> {
  const { board, origin } = container.workspace.host
  const { artifactPage } = board.on
  const folder = query.get("path") ?? ""
  const all = (await pathsOf(container)).filter((path) => folder === "" || path.startsWith(`${folder}/`))
  const first = Number(query.get("continuationToken") ?? 0)
  const value = all.slice(first, first + artifactPage).map((path) => metadata(container, path))
  if (all.length <= first + artifactPage) return json(200, { value })
  const next = new URL(url.pathname + url.search, origin())
  next.searchParams.set("continuationToken", String(first + artifactPage))
  return json(200, { value, continuationToken: String(first + artifactPage), nextLink: next.href })
}

async function prefixInfo({ query }: Question, container: Container): Promise<Answer> {
  const paths = (await pathsOf(container)).filter((path) => path.startsWith(query.get("path") ?? ""))
  return json(200, { value: paths.map((path) => contentInfo(container, path)) })
}

type Describe = (container: Container, path: string) => Json

async function ofFile({ query }: Question, container: Container, describe: Describe): Promise<Answer> {
  const path = query.get("path") ?? ""
  const found = await container.workspace.backend.files.read(`${container.root}/${path}`)
  return found === undefined ? notFound(path) : json(200, describe(container, path))
}

const notFound = (path: string) => lowerCase(404, `The artifact ${path} was not found`, "NotFoundError")

/** Announces files and learns where to put them. `errors` has to be there [O]. */
function reserve({ body }: Question, container: Container): Answer {
  const paths = listAt(body, "paths").map((item) => textAt(item, "path") ?? "")
  const by = (describe: Describe) => Object.fromEntries(paths.map((path) => [path, describe(container, path)]))
  return json(200, { artifacts: by(metadata), artifactContentInformation: by(contentInfo), errors: {} })
}

async function content(question: Question, { workspace, root }: Container): Promise<Answer> {
  if (!workspace.host.board.on.contentStream) return empty(404)
  const path = question.query.get("path") ?? ""
  const found = await workspace.backend.files.read(`${root}/${path}`)
  return found === undefined ? notFound(path) : ranged(question, found)
}
