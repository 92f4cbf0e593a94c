import type { LoggedModel, ModelVersion } from "~/domain/models/model"
import type { DatasetInput, Run } from "~/domain/runs/run"
import { testModelVersion } from "~/testModelVersion"
import { testRun } from "~/testRun"

import type { LineageFacts, Piece } from "./lineage"

export const there = <T extends { readonly id: string }>(found: T): Piece<T> => ({ id: found.id, found, reason: "" })
export const gone = (id: string) => ({ id, found: undefined, reason: "the server does not have it" })

export const dataset = (name: string, context = "", digest = "d1"): DatasetInput => ({
  name,
  digest,
  context,
  sourceType: "local",
  source: "",
  schema: "",
  profile: "",
})
export const run = (id: string, change: Partial<Run> = {}) => testRun({ id, name: `name of ${id}`, ...change })

export const version = (number: string, change: Partial<ModelVersion> = {}) =>
  testModelVersion(number, { name: "churn", createdAtMs: 0, updatedAtMs: 0, runId: "r1", ...change })

export const logged = (id: string, change: Partial<LoggedModel> = {}): LoggedModel => ({
  id,
  experimentId: "1",
  name: `name of ${id}`,
  status: "LOGGED_MODEL_READY",
  statusMessage: "",
  modelType: "",
  sourceRunId: "r1",
  artifactUri: "",
  createdAtMs: 0,
  updatedAtMs: 0,
  tags: [],
  params: [],
  metrics: [],
  registrations: [],
  ...change,
})

export function facts(change: Partial<LineageFacts>, subject = version("1")): LineageFacts {
  return {
    server: "s",
    subject: { kind: "version", version: subject },
    runs: [],
    models: [],
    unasked: 0,
    versions: [subject],
    areAllVersions: true,
    aliases: [],
    lacks: {},
    ...change,
  }
}

/** One of each. */
export const whole = facts({
  runs: [there(run("r1", { datasets: [dataset("customers", "training")], outputModelIds: ["m1"] }))],
  models: [there(logged("m1", { registrations: [{ name: "churn", version: "1" }] }))],
  versions: [version("1", { modelId: "m1" })],
  aliases: [{ name: "churn", alias: "champion", version: "1" }],
})
