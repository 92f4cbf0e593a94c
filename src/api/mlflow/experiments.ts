import type { Backend } from "~/api/backend"
import type { Http } from "~/api/http"
import type { Experiment } from "~/domain/experiments/experiment"

import { mlflow } from "./paths"
import { getExperiment, searchExperiments } from "./questions"
import { answer, keyValues, list, nextPage, record, required, text, time } from "./wire"

type ExperimentMethods =
  | "searchExperiments"
  | "getExperiment"
  | "createExperiment"
  | "renameExperiment"
  | "setExperimentTag"
  | "deleteExperimentTag"
  | "deleteExperiment"
  | "restoreExperiment"

export function experimentMethods(http: Http): Pick<Backend, ExperimentMethods> {
  const post = (call: string, body: object) => http.write({ method: "POST", path: mlflow("experiments", call), body })
  return {
    searchExperiments: async (query, signal) => {
      const wire = answer(await http.read({ ...searchExperiments(query), signal, isBackground: query.isBackground }))
      return {
        experiments: list(wire["experiments"]).map(decodeExperiment),
        nextPage: nextPage(wire["next_page_token"]),
      }
    },
    getExperiment: async (id, signal) => {
      const wire = answer(await http.read({ ...getExperiment(id), signal }))
      return decodeExperiment(required(wire["experiment"], "experiment"))
    },
    createExperiment: async (name) => text(answer(await post("create", { name }))["experiment_id"]),
    renameExperiment: async (id, name) => void (await post("update", { experiment_id: id, new_name: name })),
    setExperimentTag: async (id, key, value) =>
      void (await post("set-experiment-tag", { experiment_id: id, key, value })),
    deleteExperimentTag: async (id, key) => void (await post("delete-experiment-tag", { experiment_id: id, key })),
    deleteExperiment: async (id) => void (await post("delete", { experiment_id: id })),
    restoreExperiment: async (id) => void (await post("restore", { experiment_id: id })),
  }
}

function decodeExperiment(value: unknown): Experiment {
  const wire = record(value)
  return {
    id: text(wire["experiment_id"]),
    name: text(wire["name"]),
    isDeleted: wire["lifecycle_stage"] === "deleted",
    createdAtMs: time(wire["creation_time"]),
    updatedAtMs: time(wire["last_update_time"]),
    artifactLocation: text(wire["artifact_location"]),
    tags: keyValues(wire["tags"]),
  }
}
