import type { Capabilities } from "~/api/backend"
import type { Http } from "~/api/http"
import { artifactMethods, type RunFileRoute } from "~/api/mlflow/artifacts"
import { mlflowBackend } from "~/api/mlflow/mlflowBackend"
import { mlflow as path } from "~/api/mlflow/paths"
import { record } from "~/api/mlflow/wire"

import { ifPresent, majorMinor } from "./probes"
import type { Provider } from "./provider"

/** FastTrackML speaks MLflow 1.29 to 2.10 with holes, and has routes of its own. Checked against 0.5.0. */
export const fasttrackml: Provider = {
  kind: "fasttrackml",
  recognises: async (http, version) => mayBe(version) && (await projectName(http)) === "FastTrackML",
  probe: (_http, version) => Promise.resolve(capabilities(version)),
  open: (id, http, can) => {
    const backend = mlflowBackend(id, http, can)
    return {
      ...backend,
      ...artifactMethods(http, artifactRoute),
      searchRuns: (query, signal) => backend.searchRuns({ ...query, orderBy: query.orderBy.map(withEntity) }, signal),
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

/** It answers 400 to `start_time DESC`. */
const withEntity = (item: string): string =>
  /^\s*(attributes?|metrics?|params?|parameters?|tags?|run)\./.test(item) ? item : `attributes.${item.trim()}`

const NO_REGISTRY = "FastTrackML has no model registry."

const capabilities = (version: string | undefined): Capabilities => ({
  product: "FastTrackML",
  version,
  writes: true,
  deleteExperimentTag: "FastTrackML cannot delete tags of experiments.",
  datasets: "FastTrackML does not keep datasets.",
  // Its two search routes answer an empty list, which must not look like an empty registry.
  registry: NO_REGISTRY,
  aliases: NO_REGISTRY,
  stages: NO_REGISTRY,
  loggedModels: "FastTrackML has no logged models.",
  historyBulk: true,
  historyInterval: false,
  historyPageMax: 25_000,
  runsPageMax: 50_000,
  experimentsPageMax: 50_000,
  filter: { isNull: false, datasets: false, signedNumbers: false, bareAttributes: false },
})
