import type { Ability, Capabilities } from "~/api/backend"
import type { Http } from "~/api/http"
import { mlflowBackend } from "~/api/mlflow/mlflowBackend"
import { mlflow as path } from "~/api/mlflow/paths"

import { EVERYTHING } from "./everything"
import { lazyHelp } from "./lazyHelp"
import { hasRoute, isAtLeast } from "./probes"
import type { Provider } from "./provider"

/** MLflow itself, and everything that answers like it. Last in the registry: it takes every server. */
export const mlflow: Provider = {
  kind: "mlflow",
  recognises: () => Promise.resolve(true),
  // From 3.5 on MLflow has every route below: no need to ask for each.
  probe: (http, version) => (isAtLeast(version, [3, 5]) ? Promise.resolve(modern(version)) : probeOld(http, version)),
  open: (server, http, can) => ({ ...mlflowBackend(server.id, http, can), ...lazyHelp(server, can) }),
}

const modern = (version: string | undefined): Capabilities => ({
  ...EVERYTHING,
  product: "MLflow",
  version,
  // IS NULL came between 3.6 and 3.17; in between it is not risked.
  filter: { ...EVERYTHING.filter, isNull: isAtLeast(version, [3, 17]) },
})

const NAME = "tracklight-probe"

async function probeOld(http: Http, version: string | undefined): Promise<Capabilities> {
  const [bulk, interval, registry, aliases, loggedModels, deleteExperimentTag, datasets] = await Promise.all([
    hasRoute(http, { path: path("metrics", "get-history-bulk"), query: { run_id: NAME } }),
    hasRoute(http, { path: path("metrics", "get-history-bulk-interval"), query: { run_ids: NAME } }),
    hasRoute(http, { path: path("registered-models", "get"), query: { name: NAME } }),
    hasRoute(http, { path: path("registered-models", "alias"), query: { name: NAME, alias: NAME } }),
    hasRoute(http, { path: path("logged-models", "search"), body: {} }),
    hasRoute(http, { path: path("experiments", "delete-experiment-tag"), body: {} }),
    hasRoute(http, { path: path("experiments", "search-datasets"), body: { experiment_ids: [] } }),
  ])
  const on = (has: boolean, reason: string): Ability => has || reason
  return {
    ...EVERYTHING,
    product: "MLflow",
    version,
    deleteExperimentTag: on(deleteExperimentTag, "This server cannot delete tags of experiments; MLflow 3 can."),
    datasets: on(datasets, "This server does not keep datasets; MLflow 2.4 and later do."),
    registry: on(registry, "This server has no model registry."),
    aliases: on(aliases, "This server does not know aliases; MLflow 2.3 and later do."),
    stages: on(registry, "This server has no model registry."),
    modelTags: on(registry, "This server has no model registry."),
    loggedModels: on(loggedModels, "This server has no logged models; MLflow 3 does."),
    historyBulk: bulk,
    historyInterval: interval,
    filter: { ...EVERYTHING.filter, isNull: isAtLeast(version, [3, 17]), datasets },
  }
}
