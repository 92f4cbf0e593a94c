import { mapTexts, type Json } from "~e2e/doubles/json"

// MLflow counts 1, 2, 3; Databricks ids have 15 or 16 digits. A sum needs no table.
const OFFSET = 1_000_000_000_000_000n
const isNumber = (id: string) => /^\d+$/.test(id)

export const outerId = (id: string): string => (isNumber(id) && BigInt(id) < OFFSET ? String(BigInt(id) + OFFSET) : id)
export const innerId = (id: string): string => (isNumber(id) && BigInt(id) >= OFFSET ? String(BigInt(id) - OFFSET) : id)

const ROOT = "dbfs:/databricks/mlflow-tracking"
const OUTER_URI = /^dbfs:\/databricks\/mlflow-tracking\/(\d+)(\/logged_models)?(\/.*)?$/
const INNER_URI = /^mlflow-artifacts:\/(\d+)(\/models(?=\/m-))?(\/.*)?$/
const isExperimentId = (key: string) => /(^|_)experiment_ids?$/.test(key)

export function toBackendText(text: string, key: string): string {
  if (isExperimentId(key)) return innerId(text)
  const [, experiment, models, rest = ""] = OUTER_URI.exec(text) ?? []
  if (experiment === undefined) return text
  return `mlflow-artifacts:/${innerId(experiment)}${models === undefined ? "" : "/models"}${rest}`
}

function toVendorText(text: string, key: string): string {
  if (isExperimentId(key)) return outerId(text)
  const [, experiment, models, rest = ""] = INNER_URI.exec(text) ?? []
  if (experiment === undefined) return text
  return `${ROOT}/${outerId(experiment)}${models === undefined ? "" : "/logged_models"}${rest}`
}

export const toBackend = (value: Json): Json => mapTexts(value, toBackendText)
export const toVendor = (value: Json): Json => mapTexts(value, toVendorText)

const INTERNAL = /^\/WorkspaceInternal\/Mlflow\/Artifacts\/(\d+)\/(Runs|LoggedModels)\/([^/]+)(\/.*)?$/
const MODELS = /^\/Models\/([^/]+\/[^/]+\/[^/]+\/[^/]+)(\/.*)?$/

/** From a path of the Files API to one in MLflow's artifact store; undefined when no such thing exists. */
export function storePath(path: string): string | undefined {
  const [, experiment, kind, id, below = ""] = INTERNAL.exec(path) ?? []
  if (experiment !== undefined)
    return `${innerId(experiment)}/${kind === "Runs" ? "" : "models/"}${id}${below}`.replace(/\/$/, "")
  const [, version, file = ""] = MODELS.exec(path) ?? []
  return version === undefined ? undefined : `unity-catalog/${version}${file}`.replace(/\/$/, "")
}

/** Unity Catalog names have three parts, those of the workspace registry none of the two dots. */
export const isCatalogName = (name: string): boolean => /^[^.]+\.[^.]+\.[^.]+$/.test(name)
