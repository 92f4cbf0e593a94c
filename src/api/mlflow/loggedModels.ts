import type { Backend } from "~/api/backend"
import type { Http } from "~/api/http"

import { decodeLoggedModel } from "./decodeModel"
import { mlflow } from "./paths"
import { answer, list, nextPage, required } from "./wire"

export function loggedModelMethods(http: Http): Pick<Backend, "searchLoggedModels" | "getLoggedModel"> {
  return {
    searchLoggedModels: async ({ experimentIds, filter, pageSize, page }, signal) => {
      const body = {
        experiment_ids: experimentIds,
        max_results: pageSize,
        ...(filter === "" ? {} : { filter }),
        ...(page === undefined ? {} : { page_token: page }),
      }
      const wire = answer(await http.read({ path: mlflow("logged-models", "search"), body, signal }))
      return { models: list(wire["models"]).map(decodeLoggedModel), nextPage: nextPage(wire["next_page_token"]) }
    },
    getLoggedModel: async (id, signal) => {
      const wire = answer(await http.read({ path: mlflow("logged-models", id), signal }))
      return decodeLoggedModel(required(wire["model"], "logged model"))
    },
  }
}
