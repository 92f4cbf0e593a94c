import type { Backend, Capabilities } from "~/api/backend"
import type { Http, Write } from "~/api/http"

import { decodeModelVersion } from "./decodeModel"
import { mlflow } from "./paths"
import { answer, required } from "./wire"

export type RegistryWrites =
  | "createModel"
  | "renameModel"
  | "describeModel"
  | "deleteModel"
  | "setModelTag"
  | "deleteModelTag"
  | "setAlias"
  | "deleteAlias"
  | "createModelVersion"
  | "describeModelVersion"
  | "deleteModelVersion"
  | "setModelVersionTag"
  | "deleteModelVersionTag"
  | "moveToStage"

/** MLflow's registry is changed by the verbs of HTTP, unlike everything else of MLflow. */
export function registryWrites(http: Http): Pick<Backend, RegistryWrites> {
  const change = (what: "registered-models" | "model-versions") => {
    return (method: Write["method"], call: string, body: object): Promise<unknown> =>
      http.write({ method, path: mlflow(what, call), body })
  }
  const models = change("registered-models")
  const versions = change("model-versions")
  return {
    createModel: async (name, description) => void (await models("POST", "create", { name, description })),
    renameModel: async (name, newName) => void (await models("POST", "rename", { name, new_name: newName })),
    describeModel: async (name, description) => void (await models("PATCH", "update", { name, description })),
    deleteModel: async (name) => void (await models("DELETE", "delete", { name })),
    setModelTag: async (name, tag) => void (await models("POST", "set-tag", { name, ...tag })),
    deleteModelTag: async (name, key) => void (await models("DELETE", "delete-tag", { name, key })),
    setAlias: async (name, alias, version) => void (await models("POST", "alias", { name, alias, version })),
    deleteAlias: async (name, alias) => void (await models("DELETE", "alias", { name, alias })),
    createModelVersion: async ({ name, source, runId, modelId }) => {
      const origin = { ...(runId === "" ? {} : { run_id: runId }), ...(modelId === "" ? {} : { model_id: modelId }) }
      const wire = answer(await versions("POST", "create", { name, source, ...origin }))
      return decodeModelVersion(required(wire["model_version"], "model version"))
    },
    describeModelVersion: async (place, description) =>
      void (await versions("PATCH", "update", { ...place, description })),
    deleteModelVersion: async (place) => void (await versions("DELETE", "delete", place)),
    setModelVersionTag: async (place, tag) => void (await versions("POST", "set-tag", { ...place, ...tag })),
    deleteModelVersionTag: async (place, key) => void (await versions("DELETE", "delete-tag", { ...place, key })),
    moveToStage: async (place, stage) => {
      const body = { ...place, stage, archive_existing_versions: false }
      await versions("POST", "transition-stage", body)
    },
  }
}

/** One registry for all names. */
export const sameForAll =
  ({ registry: can, aliases, stages }: Capabilities): Backend["modelAbilities"] =>
  () => ({ registry: "MLflow's model registry", rename: can, delete: can, aliases, stages, register: can })
