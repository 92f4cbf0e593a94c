import type { Db, LoggedModelRow, ModelVersionRow, RunRow } from "~mocks/db"
import { latestOf } from "~mocks/points"
import { day, hour } from "./builders"
import { modelFiles } from "./modelFiles"
import { modelCard } from "./reports"

type Flavor = Parameters<typeof modelFiles>[0]["flavor"]

/** The model that a run logged, with the run's own scores. */
function addLoggedModel(
  db: Db,
  run: RunRow,
  spec: { readonly name: string; readonly flavor: Flavor; readonly isNewer: boolean },
): LoggedModelRow {
  const id = `m-${db.newHexId()}`
  const createdAt = run.endTime ?? db.startedAt
  const data = run.data()
  const row: LoggedModelRow = {
    id,
    experimentId: run.experimentId,
    name: spec.name,
    artifactUri: run.artifactUri.replace(`${run.id}/artifacts`, `models/${id}/artifacts`),
    modelType: spec.flavor,
    sourceRunId: run.id,
    creationTime: createdAt,
    lastUpdateTime: createdAt,
    status: "LOGGED_MODEL_READY",
    isDeleted: false,
    tags: new Map([["framework", spec.flavor]]),
    params: new Map([...data.params].slice(0, 5)),
    metrics: [...data.metrics].flatMap(([key, history]) => {
      const latest = latestOf(history)
      return /^(?:test|val)\//.test(key) && latest
        ? [{ ...latest, key, runId: run.id, datasetName: "customers-2026q2-holdout", datasetDigest: "b07711d4" }]
        : []
    }),
    files: modelFiles({ ...spec, modelId: id, runId: run.id }),
  }
  db.loggedModels.set(id, row)
  data.modelOutputs.push({ modelId: id, step: 0 })
  return row
}

/** Of the versions of each model: those from here on take one more column. */
const NEWER_FROM = 3

type ModelSpec = {
  readonly name: string
  readonly description: string
  readonly tags: Readonly<Record<string, string>>
  readonly runs: readonly RunRow[]
  readonly flavor: Flavor
  readonly stages: readonly string[]
  readonly aliases: Readonly<Record<string, string>>
}

function addModel(db: Db, spec: ModelSpec): void {
  const createdAt = db.startedAt - 8 * day
  const versions = spec.runs.map((run, index): readonly [string, ModelVersionRow] => {
    const version = String(index + 1)
    const model = addLoggedModel(db, run, { name: spec.name, flavor: spec.flavor, isNewer: index >= NEWER_FROM })
    const at = createdAt + index * 30 * hour
    return [
      version,
      {
        version,
        description: index === spec.runs.length - 1 ? "Retrained on the newest quarter; **not yet** reviewed." : "",
        creationTime: at,
        lastUpdateTime: at + hour,
        stage: spec.stages[index] ?? "None",
        source: `models:/${model.id}`,
        runId: run.id,
        runLink: "",
        status: "READY",
        modelId: model.id,
        tags: new Map([["validated", index < spec.runs.length - 1 ? "yes" : "pending"]]),
      },
    ]
  })
  db.registeredModels.set(spec.name, {
    name: spec.name,
    description: spec.description,
    creationTime: createdAt,
    lastUpdateTime: createdAt + spec.runs.length * 30 * hour,
    tags: new Map(Object.entries(spec.tags)),
    aliases: new Map(Object.entries(spec.aliases)),
    versions: new Map(versions),
    nextVersion: spec.runs.length + 1,
  })
}

type Runs = {
  readonly churn: readonly RunRow[]
  readonly vision: readonly RunRow[]
  readonly forecast: readonly RunRow[]
}

export function addDemoModels(db: Db, { churn, vision, forecast }: Runs): void {
  const finished = churn.filter((run) => run.status === "FINISHED")
  addModel(db, {
    name: "churn-classifier",
    description: modelCard("churn-classifier", "0.941"),
    tags: { owner: "growth", tier: "1", "cost-centre": "4410" },
    runs: finished.slice(4, 9),
    flavor: "pytorch",
    stages: ["Archived", "Archived", "Production", "Staging", "None"],
    aliases: { champion: "3", challenger: "4", nightly: "5" },
  })
  addModel(db, {
    name: "defect-detector",
    description: "Finds scratches, dents and stains on press 3.",
    tags: { owner: "vision", line: "press-3" },
    runs: vision.slice(3, 6),
    flavor: "pytorch",
    stages: ["Archived", "Production", "None"],
    aliases: { champion: "2" },
  })
  addModel(db, {
    name: "energy-forecast-48h",
    description: "Hourly energy use of both sites, two days ahead.",
    tags: { owner: "operations" },
    runs: forecast.slice(1, 3),
    flavor: "sklearn",
    stages: ["Production", "None"],
    aliases: { champion: "1" },
  })
  const at = db.startedAt - 2 * day
  db.registeredModels.set("fraud-rules", {
    name: "fraud-rules",
    description: undefined,
    creationTime: at,
    lastUpdateTime: at,
    tags: new Map(),
    aliases: new Map(),
    versions: new Map(),
    nextVersion: 1,
  })
}
