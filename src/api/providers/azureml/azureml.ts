import type { Ability, Backend, Capabilities } from "~/api/backend"
import type { Http } from "~/api/http"
import { mlflowBackend } from "~/api/mlflow/mlflowBackend"
import { mlflow as path, publicRoute } from "~/api/mlflow/paths"
import { answer } from "~/api/mlflow/wire"
import { workspaceOf } from "~/api/providers/addresses/azureml"
import { EVERYTHING } from "~/api/providers/everything"
import { hasPart, partOfName } from "~/api/providers/nameFilter"
import { hasRoute } from "~/api/providers/probes"
import type { Provider } from "~/api/providers/provider"
import { ApiError } from "~/domain/errors/apiError"
import type { Server } from "~/domain/servers/server"

import { azuremlFiles } from "./files"
import { linksOut } from "./linksOut"

/** A workspace of Azure Machine Learning. Facts: azureml-mlflow 1.62, Azure's support matrix and reported issues. */
export const azureml: Provider = {
  kind: "azureml",
  claims: ({ address, trackingUri }) =>
    /\/mlflow\/v\d\.\d\/subscriptions\//i.test(address) || /^azureml:/i.test(trackingUri ?? ""),
  recognises: () => Promise.resolve(false), // known by its address alone
  prepare: (http) =>
    http.derive({ route: publicRoute, helpFor: ({ kind }) => (kind === "forbidden" ? ROLES : undefined) }),
  probe,
  open: openWorkspace,
}

const ROLES = {
  label: "Roles of a workspace, and what each may do",
  href: "https://learn.microsoft.com/azure/machine-learning/how-to-assign-roles",
}

const NAME = "tracklight-probe"

const NO_MODEL_RENAME = "Azure Machine Learning cannot rename models."
const NO_MODEL_DELETE = "Azure Machine Learning deletes single versions of a model, never the model."

const NO_RENAME = "Azure Machine Learning cannot rename experiments."

async function probe(http: Http): Promise<Capabilities> {
  // First alone: when nobody is signed in, one failure is enough.
  answer(await http.read({ path: path("experiments", "search"), body: { max_results: 1 } }))
  const [aliases, loggedModels, deleteExperiment, deleteRun] = await Promise.all([
    hasRoute(http, { path: path("registered-models", "alias"), query: { name: NAME, alias: NAME } }),
    hasRoute(http, { path: path("logged-models", "search"), body: { experiment_ids: [], max_results: 1 } }),
    deletion(http, "experiments", "experiment_id"),
    deletion(http, "runs", "run_id"),
  ])
  return {
    ...EVERYTHING,
    product: "Azure Machine Learning",
    version: undefined,
    renameExperiment: NO_RENAME,
    deleteExperimentTag: "Azure Machine Learning cannot delete tags of experiments.",
    deleteExperiment,
    deleteRun,
    // What a run carries is shown; only the filter for them is refused (azure-docs PR 124209).
    datasets: true,
    aliases: aliases || "Azure Machine Learning has stages and no aliases.",
    modelTags: "Azure Machine Learning finds models by their names only.",
    loggedModels:
      loggedModels || "Azure Machine Learning has no logged models (MLflow 3); models are artifacts of runs.",
    historyBulk: false,
    historyInterval: false,
    historyPageMax: 999, // "MaxResults must be less than 1000"
    runsPageMax: 1000,
    experimentsPageMax: 1000,
    sortByKey:
      "Azure Machine Learning cannot sort by metrics, params and tags: the runs that are loaded are sorted here.",
    filter: { isNull: false, datasets: false, signedNumbers: true, runNames: true, bareAttributes: true },
    ownTags: ["azureml."],
    linked: {
      side: "mirror",
      about:
        "Azure Machine Learning is the store where the experiments of linked Azure Databricks workspaces end up, under the last part of their path.",
    },
  }
}

const NO_DELETION =
  "This workspace keeps single experiments and runs. Deleting its resource group removes everything: see the guide on the Servers page."

/**
 * The documents contradict each other: those of 2019 to 2021 refuse single deletions, the matrix of today allows them. So it
 * is asked, about something that cannot be there. A server that is read only here is not even asked.
 */
async function deletion(http: Http, what: string, id: string): Promise<Ability> {
  try {
    await http.write({ method: "POST", path: path(what, "delete"), body: { [id]: NAME } })
    return true
  } catch (error) {
    if (!(error instanceof ApiError) || error.kind.startsWith("auth-")) throw error
    if (error.kind === "forbidden") return "Your role may not delete in this workspace."
    if (error.kind === "unsupported" && error.status === 0) return error.message
    const isRefused =
      error.kind === "unsupported" || /not (supported|allowed|available|implemented)/i.test(error.message)
    return isRefused ? NO_DELETION : true
  }
}

function openWorkspace(server: Server, http: Http, can: Capabilities): Backend {
  const backend = mlflowBackend(server.id, http, can)
  return {
    ...backend,
    ...azuremlFiles(http, backend),
    searchRuns: (query, signal) =>
      backend.searchRuns({ ...query, orderBy: query.orderBy.filter(isOfAttribute) }, signal),
    renameExperiment: () => Promise.reject(unsupported(NO_RENAME)),
    searchModels: (query, signal) => searchModels(backend, query, signal),
    modelAbilities: (name) => ({
      ...backend.modelAbilities(name),
      registry: "The Azure ML workspace's model registry",
      rename: NO_MODEL_RENAME,
      delete: NO_MODEL_DELETE,
    }),
    renameModel: () => Promise.reject(unsupported(NO_MODEL_RENAME)),
    deleteModel: () => Promise.reject(unsupported(NO_MODEL_DELETE)),
    guide: async () => (await import("./guide")).azuremlGuide(server, can),
    modelGuide: async () => {
      const { azuremlWays } = await import("./modelWays")
      return { waysOf: (model) => azuremlWays(model, server), remark: undefined }
    },
    linkOut: linksOut(server, workspaceOf(server.trackingUri ?? server.address)),
  }
}

const unsupported = (message: string): ApiError => new ApiError({ kind: "unsupported", status: 0, code: "", message })

/** `metrics.loss DESC` is answered with 400. */
const isOfAttribute = (item: string): boolean => !/^\s*(metrics?|params?|parameters?|tags?)\./.test(item)

/** It knows `name = '...'` only; a part of a name is looked for here, over each page. */
async function searchModels(
  backend: Pick<Backend, "searchModels">,
  query: Parameters<Backend["searchModels"]>[0],
  signal: AbortSignal | undefined,
): ReturnType<Backend["searchModels"]> {
  const part = partOfName(query.filter)
  if (part === undefined) return backend.searchModels(query, signal)
  const { models, nextPage } = await backend.searchModels({ ...query, filter: "" }, signal)
  return { models: models.filter((model) => hasPart(model, part)), nextPage }
}
