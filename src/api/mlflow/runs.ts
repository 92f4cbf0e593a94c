import type { Backend } from "~/api/backend"
import type { Http } from "~/api/http"

import { decodeRun } from "./decodeRun"
import { VIEW_TYPES } from "./experiments"
import { mlflow } from "./paths"
import { answer, list, nextPage, required } from "./wire"

type RunMethods = "searchRuns" | "getRun" | "renameRun" | "setRunTag" | "deleteRunTag" | "deleteRun" | "restoreRun"

export function runMethods(http: Http): Pick<Backend, RunMethods> {
  const post = (call: string, body: object) => http.write({ method: "POST", path: mlflow("runs", call), body })
  return {
    searchRuns: async ({ experimentIds, filter, orderBy, lifecycle, pageSize, page }, signal) => {
      const body = {
        experiment_ids: experimentIds,
        filter,
        run_view_type: VIEW_TYPES[lifecycle],
        max_results: pageSize,
        order_by: orderBy,
        ...(page === undefined ? {} : { page_token: page }),
      }
      const { json, sizeBytes } = await http.readSized({
        path: mlflow("runs", "search"),
        body,
        signal,
        plainNumbers: true,
      })
      const wire = answer(json)
      return { runs: list(wire["runs"]).map(decodeRun), nextPage: nextPage(wire["next_page_token"]), sizeBytes }
    },
    getRun: async (id, signal) => {
      const wire = answer(await http.read({ path: mlflow("runs", "get"), query: { run_id: id }, signal }))
      return decodeRun(required(wire["run"], "run"))
    },
    renameRun: async (id, name) => void (await post("update", { run_id: id, run_name: name })),
    setRunTag: async (id, key, value) => void (await post("set-tag", { run_id: id, key, value })),
    deleteRunTag: async (id, key) => void (await post("delete-tag", { run_id: id, key })),
    deleteRun: async (id) => void (await post("delete", { run_id: id })),
    restoreRun: async (id) => void (await post("restore", { run_id: id })),
  }
}
