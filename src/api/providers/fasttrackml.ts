import type { Backend, Capabilities } from "~/api/backend"
import type { Http } from "~/api/http"
import { artifactMethods, type RunFileRoute } from "~/api/mlflow/artifacts"
import { mlflowBackend } from "~/api/mlflow/mlflowBackend"
import { mlflow as path } from "~/api/mlflow/paths"
import { record } from "~/api/mlflow/wire"

import { EVERYTHING } from "./everything"
import { lazyHelp } from "./lazyHelp"
import { ifPresent, majorMinor } from "./probes"
import type { Provider } from "./provider"

/** FastTrackML speaks MLflow 1.29 to 2.10 with holes, and has routes of its own. Checked against 0.5.0. */
export const fasttrackml: Provider = {
  kind: "fasttrackml",
  recognises: async (http, version) => mayBe(version) && (await projectName(http)) === "FastTrackML",
  probe: (_http, version) => Promise.resolve(capabilities(version)),
  open: (server, http, can) => {
    const backend = mlflowBackend(server.id, http, can)
    const searchRuns: Backend["searchRuns"] = async (query, signal) =>
      withWholeToken(await backend.searchRuns({ ...query, orderBy: query.orderBy.map(columnOf) }, signal))
    return {
      ...backend,
      searchRuns,
      ...artifactMethods(http, artifactRoute),
      ...lazyHelp(server, can),
      searchExperiments: async (query, signal) => withWholeToken(await backend.searchExperiments(query, signal)),
      // Its runs/update also writes the end of the run, and one that is left out as none. Setting the tag renames as well.
      renameRun: (runId, name) => backend.setRunTag(runId, "mlflow.runName", name),
      restoreExperiment: async (experimentId) => {
        await backend.restoreExperiment(experimentId)
        await restoreRuns(http, searchRuns, experimentId)
      },
    }
  },
}

/** Its releases are still at 0; no MLflow of these years is. */
const mayBe = (version: string | undefined): boolean => (majorMinor(version)?.[0] ?? 0) === 0

/** It serves a second API, which tells its name. */
async function projectName(http: Http): Promise<unknown> {
  return record(await ifPresent(http.read({ path: ["aim", "api", "projects"] })))["name"]
}

const artifactRoute: RunFileRoute = (runId, file) => ({
  path: path("artifacts", "get"),
  query: { run_id: runId, path: file },
})

/** It answers 400 to `start_time DESC`, and takes the names of attributes for those of its columns. */
const columnOf = (item: string): string =>
  withEntity(item)
    .replace(/^attributes\.run_name\b/, "attributes.runs.name")
    .replace(/^attributes\.run_id\b/, "attributes.runs.run_uuid")

const withEntity = (item: string): string =>
  /^\s*(attributes?|metrics?|params?|parameters?|tags?|run)\./.test(item) ? item : `attributes.${item.trim()}`

/**
 * Its page tokens are `{"offset":50}` in base64, of which it forgets to write the last bytes where they are no three: the
 * brace is then missing, and it answers 400 to its own token. So it is for offsets of two and of five digits.
 */
export function wholeToken(token: string): string {
  const text = atob(token)
  return /^\{"offset":\d+$/.test(text) ? btoa(`${text}}`) : token
}

const withWholeToken = <Page extends { readonly nextPage: string | undefined }>(page: Page): Page =>
  page.nextPage === undefined ? page : { ...page, nextPage: wholeToken(page.nextPage) }

const RUNS_AT_ONCE = 1000

/** MLflow brings the runs back that were deleted with their experiment; FastTrackML leaves that to a call of its second API. */
async function restoreRuns(http: Http, searchRuns: Backend["searchRuns"], experimentId: string): Promise<void> {
  const deleted = { experimentIds: [experimentId], filter: "", orderBy: [], lifecycle: "deleted" } as const
  const ids: string[] = []
  let page: string | undefined
  do {
    const found = await searchRuns({ ...deleted, pageSize: RUNS_AT_ONCE, page })
    ids.push(...found.runs.map(({ id }) => id))
    page = found.nextPage
  } while (page !== undefined)
  for (let first = 0; first < ids.length; first += RUNS_AT_ONCE) {
    const body = ids.slice(first, first + RUNS_AT_ONCE)
    await http.write({ method: "POST", path: ["aim", "api", "runs", "archive-batch"], body })
  }
}

const NO_REGISTRY = "FastTrackML has no model registry."

const capabilities = (version: string | undefined): Capabilities => ({
  ...EVERYTHING,
  product: "FastTrackML",
  version,
  deleteExperimentTag: "FastTrackML cannot delete tags of experiments.",
  datasets: "FastTrackML does not keep datasets.",
  // Its two search routes answer an empty list, which must not look like an empty registry.
  registry: NO_REGISTRY,
  aliases: NO_REGISTRY,
  stages: NO_REGISTRY,
  modelTags: NO_REGISTRY,
  loggedModels: "FastTrackML has no logged models.",
  historyInterval: false,
  filter: { isNull: false, datasets: false, signedNumbers: false, runNames: false, bareAttributes: false },
})
