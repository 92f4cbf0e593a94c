import type { Backend } from "~/api/backend"
import type { Http } from "~/api/http"

import { decodeRun } from "./decodeRun"
import { mlflow } from "./paths"
import { getRun, searchRuns } from "./questions"
import { answer, list, nextPage, required } from "./wire"

type RunMethods = "searchRuns" | "getRun" | "renameRun" | "setRunTag" | "deleteRunTag" | "deleteRun" | "restoreRun"

export function runMethods(http: Http): Pick<Backend, RunMethods> {
  const post = (call: string, body: object) => http.write({ method: "POST", path: mlflow("runs", call), body })
  return {
    searchRuns: async (query, signal) => {
      const { json, sizeBytes } = await http.readSized({
        ...searchRuns(query),
        signal,
        plainNumbers: true,
        isBackground: query.isBackground,
      })
      const wire = answer(json)
      return { runs: list(wire["runs"]).map(decodeRun), nextPage: nextPage(wire["next_page_token"]), sizeBytes }
    },
    getRun: async (id, signal) => {
      const wire = answer(await http.read({ ...getRun(id), signal }))
      return decodeRun(required(wire["run"], "run"))
    },
    renameRun: async (id, name) => void (await post("update", { run_id: id, run_name: name })),
    setRunTag: async (id, key, value) => void (await post("set-tag", { run_id: id, key, value })),
    deleteRunTag: async (id, key) => void (await post("delete-tag", { run_id: id, key })),
    deleteRun: async (id) => void (await post("delete", { run_id: id })),
    restoreRun: async (id) => void (await post("restore", { run_id: id })),
  }
}
