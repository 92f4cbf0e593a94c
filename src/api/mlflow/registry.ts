import type { Backend, ModelQuery } from "~/api/backend"
import type { Http } from "~/api/http"

import { decodeModelVersion, decodeRegisteredModel } from "./decodeModel"
import { mlflow } from "./paths"
import { answer, list, nextPage, required } from "./wire"

type RegistryMethods = "searchModels" | "getModel" | "searchModelVersions" | "getModelVersion"

/** MLflow keeps prompts in the registry too. New servers leave them out by themselves, older ones do not. */
const PROMPT_TAG = "mlflow.prompt.is_prompt"

export function registryMethods(http: Http): Pick<Backend, RegistryMethods> {
  return {
    searchModels: async (query, signal) => {
      const request = { path: mlflow("registered-models", "search"), query: searchQuery(query), signal }
      const wire = answer(await http.read(request))
      const models = list(wire["registered_models"]).map(decodeRegisteredModel)
      return {
        models: models.filter(({ tags }) => !tags.some(({ key, value }) => key === PROMPT_TAG && value === "true")),
        nextPage: nextPage(wire["next_page_token"]),
      }
    },
    getModel: async (name, signal) => {
      const wire = answer(await http.read({ path: mlflow("registered-models", "get"), query: { name }, signal }))
      return decodeRegisteredModel(required(wire["registered_model"], "registered model"))
    },
    searchModelVersions: async (query, signal) => {
      const request = { path: mlflow("model-versions", "search"), query: searchQuery(query), signal }
      const wire = answer(await http.read(request))
      return {
        versions: list(wire["model_versions"]).map(decodeModelVersion),
        nextPage: nextPage(wire["next_page_token"]),
      }
    },
    getModelVersion: async (name, version, signal) => {
      const query = { name, version }
      const wire = answer(await http.read({ path: mlflow("model-versions", "get"), query, signal }))
      return decodeModelVersion(required(wire["model_version"], "model version"))
    },
  }
}

const searchQuery = ({ filter, orderBy, pageSize, page }: ModelQuery) => ({
  filter: filter === "" ? undefined : filter,
  order_by: orderBy,
  max_results: pageSize,
  page_token: page,
})
