import { metricValue, wireInteger } from "~/api/numbers"
import type { DatasetInput, KeyValue, LatestMetric, Run } from "~/domain/runs/run"

import { isRecord, keyValues, list, record, text, time } from "./wire"

/** Thousands of runs with dozens of values each go through here: loops, no schema library. */
export function decodeRun(value: unknown): Run {
  const wire = record(value)
  const meta = record(wire["info"])
  const logged = record(wire["data"])
  const inputs = record(wire["inputs"])
  return {
    id: text(meta["run_id"]) || text(meta["run_uuid"]),
    experimentId: text(meta["experiment_id"]),
    name: text(meta["run_name"]),
    status: text(meta["status"]),
    isDeleted: meta["lifecycle_stage"] === "deleted",
    startedAtMs: time(meta["start_time"]),
    endedAtMs: time(meta["end_time"]),
    artifactUri: text(meta["artifact_uri"]),
    metrics: decodeMetrics(logged["metrics"]),
    params: keyValues(logged["params"]),
    tags: withUser(keyValues(logged["tags"]), text(meta["user_id"])),
    datasets: list(inputs["dataset_inputs"]).map(decodeDataset),
    inputModelIds: modelIds(inputs["model_inputs"]),
    outputModelIds: modelIds(record(wire["outputs"])["model_outputs"]),
  }
}

function decodeMetrics(value: unknown): readonly LatestMetric[] {
  const metrics: LatestMetric[] = []
  for (const entry of list(value)) {
    if (!isRecord(entry)) continue
    metrics.push({
      key: text(entry["key"]),
      value: metricValue(entry["value"]),
      step: wireInteger(entry["step"]) ?? 0,
      timestampMs: wireInteger(entry["timestamp"]) ?? 0,
    })
  }
  return metrics
}

const USER = "mlflow.user"

/** Old clients wrote the user into the run itself and not into the tag. */
function withUser(tags: readonly KeyValue[], userId: string): readonly KeyValue[] {
  if (userId === "" || userId === "unknown" || tags.some(({ key }) => key === USER)) return tags
  return [...tags, { key: USER, value: userId }]
}

const modelIds = (value: unknown): readonly string[] =>
  list(value)
    .map((entry) => text(record(entry)["model_id"]))
    .filter((id) => id !== "")

function decodeDataset(value: unknown): DatasetInput {
  const wire = record(value)
  const dataset = record(wire["dataset"])
  return {
    name: text(dataset["name"]),
    digest: text(dataset["digest"]),
    sourceType: text(dataset["source_type"]),
    source: text(dataset["source"]),
    schema: text(dataset["schema"]),
    profile: text(dataset["profile"]),
    context: keyValues(wire["tags"]).find(({ key }) => key === "mlflow.data.context")?.value ?? "",
  }
}
