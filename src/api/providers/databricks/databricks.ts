import type { Backend, Capabilities } from "~/api/backend"
import type { Http } from "~/api/http"
import { mlflowBackend } from "~/api/mlflow/mlflowBackend"
import { mlflow as path, publicRoute } from "~/api/mlflow/paths"
import { answer, record, text } from "~/api/mlflow/wire"
import { isDatabricksHost, readDatabricks } from "~/api/providers/addresses/databricks"
import { EVERYTHING } from "~/api/providers/everything"
import { hasRoute, ifPresent } from "~/api/providers/probes"
import type { Provider } from "~/api/providers/provider"
import { createTurns } from "~/api/turns"
import type { Server } from "~/domain/servers/server"

import { databricksFiles } from "./files"
import { linksOut } from "./linksOut"
import { databricksRegistry, NO_ALIASES, NO_STAGES } from "./registry"

/** A workspace of Databricks on any cloud. Facts: databricks-sdk 0.156, MLflow 3.17's stores; limits from Azure's documentation. */
export const databricks: Provider = {
  kind: "databricks",
  claims: ({ address, trackingUri }) =>
    (trackingUri !== undefined && readDatabricks(trackingUri) !== undefined) || isDatabricksHost(hostOf(address)),
  recognisesStranger: async (http) => (await discovery(http))["oidc_endpoint"] !== undefined,
  recognises: () => Promise.resolve(false), // it has no /version, so nobody comes that far
  prepare: (http, { workspace }) => {
    const turn = createTurns(SEARCHES_PER_SECOND)
    return http.derive({
      route: publicRoute, // the UI's own family wants a cookie
      turn: (asked, signal) => (isCounted(asked) ? turn(signal) : Promise.resolve()),
      ...(workspace === undefined ? {} : { headers: { "x-databricks-org-id": workspace } }),
    })
  },
  probe,
  open: openWorkspace,
}

/** runs/search and the experiment lists; everything else may be asked 127 times. */
const SEARCHES_PER_SECOND = 7
const isCounted = (asked: readonly string[]): boolean => /(runs|experiments)\/search$/.test(asked.join("/"))

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).hostname : "")

/** Answers without a credential, and tells the id of the workspace. */
const discovery = async (http: Http) =>
  record(await ifPresent(http.read({ path: [".well-known", "databricks-config"] })))

async function probe(http: Http): Promise<Capabilities> {
  // First alone: when nobody is signed in, one failure is enough.
  answer(await http.read({ path: path("experiments", "search"), body: { max_results: 1 } }))
  const [me, interval, loggedModels, catalog, workspaceRegistry] = await Promise.all([
    ifPresent(http.read({ path: ["api", "2.0", "preview", "scim", "v2", "Me"] })),
    hasRoute(http, { path: path("metrics", "get-history-bulk-interval"), query: { run_ids: NAME } }),
    hasRoute(http, { path: path("logged-models", "search"), body: { experiment_ids: [], max_results: 1 } }),
    isAnswered(http, { path: path("unity-catalog", "registered-models", "search"), query: { max_results: 1 } }),
    isAnswered(http, { path: path("registered-models", "search"), query: { max_results: 1 } }),
  ])
  const user = text(record(me)["userName"]) || undefined
  return {
    ...EVERYTHING,
    product: "Databricks",
    version: undefined,
    user,
    registry: catalog || workspaceRegistry || "This workspace has no model registry that you may read.",
    aliases: catalog || NO_ALIASES,
    stages: workspaceRegistry || NO_STAGES,
    modelTags: "Databricks finds models by their names only.",
    loggedModels: loggedModels || "This workspace has no logged models; they came with MLflow 3.",
    deleteExperimentTag: "Databricks cannot delete tags of experiments.",
    historyBulk: false,
    historyInterval: interval,
    experimentsPageMax: 1000, // lists are capped at 1000, searches at 3000
    experimentNames: "absolute",
    filter: { ...EVERYTHING.filter, isNull: false },
    ownTags: ["mlflow.databricks."],
    linked: {
      side: "primary",
      about:
        "Azure Databricks is where old plugins (azureml-mlflow 1.1.5 to 1.42) read the runs that they wrote to both stores.",
    },
  }
}

const NAME = "tracklight-probe"

/** Unlike a route that is there and has nothing, one that may not be used is as good as none. */
const isAnswered = async (http: Http, request: Parameters<Http["read"]>[0]): Promise<boolean> =>
  (await ifPresent(http.read(request))) !== undefined

function openWorkspace(server: Server, http: Http, can: Capabilities): Backend {
  const backend = mlflowBackend(server.id, http, can)
  const registries = { catalog: can.aliases === true, workspace: can.stages === true }
  const registry = databricksRegistry(http, backend, registries)
  return {
    ...backend,
    ...registry,
    ...databricksFiles(http, { ...backend, ...registry }),
    linkOut: linksOut(server),
    guide: async () => (await import("./guide")).databricksGuide(server, can),
    modelGuide: async () => {
      const { databricksWays } = await import("./modelWays")
      return { waysOf: (model) => databricksWays(model, server), remark: undefined }
    },
  }
}
