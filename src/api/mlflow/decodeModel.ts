import { metricValue, wireInteger } from "~/api/numbers"
import type { LoggedModel, LoggedModelMetric, ModelAlias, ModelVersion, RegisteredModel } from "~/domain/models/model"
import type { KeyValue } from "~/domain/runs/run"

import { keyValues, list, record, text, time } from "./wire"

export function decodeRegisteredModel(value: unknown): RegisteredModel {
  const wire = record(value)
  return {
    name: text(wire["name"]),
    owner: text(wire["user_id"]),
    description: text(wire["description"]),
    createdAtMs: time(wire["creation_timestamp"]),
    updatedAtMs: time(wire["last_updated_timestamp"]),
    tags: keyValues(wire["tags"]),
    aliases: list(wire["aliases"]).map(decodeAlias),
    latestVersions: list(wire["latest_versions"]).map(decodeModelVersion),
  }
}

function decodeAlias(value: unknown): ModelAlias {
  const wire = record(value)
  return { alias: text(wire["alias"]), version: text(wire["version"]) }
}

export function decodeModelVersion(value: unknown): ModelVersion {
  const wire = record(value)
  const source = text(wire["source"])
  return {
    name: text(wire["name"]),
    version: text(wire["version"]),
    description: text(wire["description"]),
    createdAtMs: time(wire["creation_timestamp"]),
    updatedAtMs: time(wire["last_updated_timestamp"]),
    stage: text(wire["current_stage"]),
    status: text(wire["status"]),
    statusMessage: text(wire["status_message"]),
    source,
    runId: text(wire["run_id"]),
    // MLflow 3.17 leaves model_id out of its answers and names the model in the source only.
    modelId: text(wire["model_id"]) || (/^models:\/+(m-[\w-]+)$/.exec(source)?.[1] ?? ""),
    tags: keyValues(wire["tags"]),
    aliases: list(wire["aliases"]).map(text),
  }
}

const VERSIONS_TAG = "mlflow.modelVersions"

export function decodeLoggedModel(value: unknown): LoggedModel {
  const wire = record(value)
  const meta = record(wire["info"])
  const logged = record(wire["data"])
  const tags = keyValues(meta["tags"])
  return {
    id: text(meta["model_id"]),
    experimentId: text(meta["experiment_id"]),
    name: text(meta["name"]),
    status: text(meta["status"]),
    statusMessage: text(meta["status_message"]),
    modelType: text(meta["model_type"]),
    sourceRunId: text(meta["source_run_id"]),
    artifactUri: text(meta["artifact_uri"]),
    createdAtMs: time(meta["creation_timestamp_ms"]),
    updatedAtMs: time(meta["last_updated_timestamp_ms"]),
    tags: tags.filter(({ key }) => key !== VERSIONS_TAG),
    params: keyValues(logged["params"]),
    metrics: list(logged["metrics"]).map(decodeLoggedMetric),
    registrations: registrations(meta["registrations"], tags),
  }
}

/** MLflow 3.17 keeps them in a tag, as JSON with every version twice (once as a number, once as text). */
function registrations(value: unknown, tags: readonly KeyValue[]): LoggedModel["registrations"] {
  const listed =
    list(value).length > 0 ? list(value) : list(parsed(tags.find(({ key }) => key === VERSIONS_TAG)?.value))
  const found = new Map<string, LoggedModel["registrations"][number]>()
  for (const entry of listed) {
    const wire = record(entry)
    const registration = { name: text(wire["name"]), version: text(wire["version"]) }
    if (registration.name !== "") found.set(`${registration.name}/${registration.version}`, registration)
  }
  return [...found.values()]
}

function parsed(json: string | undefined): unknown {
  try {
    return json === undefined ? undefined : JSON.parse(json)
  } catch {
    return undefined // anybody may write tags
  }
}

function decodeLoggedMetric(value: unknown): LoggedModelMetric {
  const wire = record(value)
  return {
    key: text(wire["key"]),
    value: metricValue(wire["value"]),
    step: wireInteger(wire["step"]) ?? 0,
    timestampMs: wireInteger(wire["timestamp"]) ?? 0,
    datasetName: text(wire["dataset_name"]),
    datasetDigest: text(wire["dataset_digest"]),
    runId: text(wire["run_id"]),
  }
}
