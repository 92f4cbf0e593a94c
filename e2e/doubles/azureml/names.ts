import { mapObjects, mapTexts, objectOf, textAt, type Json, type JsonObject } from "~e2e/doubles/json"

/** Between the ids and addresses of MLflow and those of a workspace; both ways are calculated, nothing is kept. */
export type Names = {
  readonly toBackend: (value: Json) => Json
  readonly toBackendText: (text: string, key: string) => string
  readonly toVendor: (value: Json) => Json
  readonly innerRun: (id: string) => string
  readonly innerExperiment: (id: string) => string
}

type Options = {
  /** "/subscriptions/.../workspaces/<name>" */
  readonly resource: string
  /** "localhost:8443" */
  readonly host: () => string
  /** Which of the workspaces of one double: their GUIDs differ. */
  readonly index: number
  readonly runIds: "guid" | "raw"
}

const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
const HEX = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/
const ARTIFACTS =
  /^azureml:\/\/[^/]+\/mlflow\/v[12]\.0\/subscriptions\/.+?\/workspaces\/[^/]+\/experiments\/([^/]+)\/runs\/([^/]+)(\/.*)?$/i
const WITH_IDS = /^(run_uuid|run_id|run_ids|experiment_id|experiment_ids|filter|run_link)$/
const PARENTS = /parentRunId|rootRunId/i

export function namesOf({ resource, host, index, runIds }: Options): Names {
  const prefix = `00000000-0000-4000-800${index}-`
  const outerExperiment = (id: string) => (/^\d+$/.test(id) ? prefix + id.padStart(12, "0") : id)
  const outerRun = (id: string) => (runIds === "raw" ? id : id.replace(HEX, "$1-$2-$3-$4-$5"))
  const inner = (text: string) =>
    text.replaceAll(GUID, (guid) =>
      guid.startsWith(prefix) ? String(Number(guid.slice(prefix.length))) : guid.replaceAll("-", ""),
    )
  const outerUri = (experiment: string, run: string | undefined, rest: string) =>
    `azureml://${host()}/mlflow/v2.0${resource}/experiments/${outerExperiment(experiment)}` +
    (run === undefined ? "" : `/runs/${outerRun(run)}${rest}`)

  const toBackendText = (text: string, key: string) => {
    const [, experiment, run, rest = ""] = ARTIFACTS.exec(text) ?? []
    if (experiment !== undefined && run !== undefined)
      return `mlflow-artifacts:/${inner(experiment)}/${inner(run)}${rest}`
    return WITH_IDS.test(key) ? inner(text) : text
  }
  const toVendorText = (text: string, key: string) => {
    const [, experiment, run, rest = ""] = /^mlflow-artifacts:\/(\d+)(?:\/([0-9a-f]{32})(\/.*)?)?$/.exec(text) ?? []
    if (experiment !== undefined) return outerUri(experiment, run, rest)
    if (key === "experiment_id") return outerExperiment(text)
    return /^run_(id|uuid)$/.test(key) ? outerRun(text) : text
  }
  return {
    toBackendText,
    toBackend: (value) => inTags(mapTexts(value, toBackendText), inner),
    toVendor: (value) => inTags(mapTexts(value, toVendorText), outerRun),
    innerRun: inner,
    innerExperiment: inner,
  }
}

/** A run names its parent in a tag. */
const inTags = (value: Json, change: (id: string) => string): Json =>
  mapObjects(value, (object): JsonObject => {
    const isParent = PARENTS.test(textAt(object, "key") ?? "") && typeof object["value"] === "string"
    return isParent ? { ...objectOf(object), value: change(textAt(object, "value") ?? "") } : object
  })
