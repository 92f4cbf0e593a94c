import {
  type Curve,
  type Db,
  type DatasetInput,
  emptyRunData,
  type ExperimentRow,
  type Fault,
  once,
  type Point,
  type RunData,
  type RunRow,
  type RunStatus,
  type StoredFile,
} from "~mocks/db"

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

type ExperimentSpec = {
  readonly name: string
  readonly createdAt?: number
  readonly note?: string
  readonly tags?: Readonly<Record<string, string>>
  readonly fault?: Fault
  readonly isDeleted?: boolean
}

export function addExperiment(db: Db, spec: ExperimentSpec): ExperimentRow {
  const id = db.newExperimentId()
  const createdAt = spec.createdAt ?? db.startedAt - 40 * day + Number(id) * hour
  const row: ExperimentRow = {
    id,
    name: spec.name,
    artifactLocation: `mlflow-artifacts:/${id}`,
    lifecycle: spec.isDeleted ? "deleted" : "active",
    creationTime: createdAt,
    lastUpdateTime: createdAt,
    tags: new Map(Object.entries(spec.tags ?? {})),
    fault: spec.fault,
  }
  if (spec.note !== undefined) row.tags.set("mlflow.note.content", spec.note)
  db.experiments.set(id, row)
  return row
}

type RunSpec = {
  readonly experiment: ExperimentRow
  readonly name: string
  readonly startTime: number
  /** Left out for a run that still runs. */
  readonly durationMs?: number
  readonly status?: RunStatus
  readonly user?: string
  readonly parent?: RunRow
  readonly isDeleted?: boolean
  readonly fault?: Fault
  /** Only for a run that must be found again by its id. */
  readonly id?: string
  readonly fill?: (data: RunData) => void
}

export function addRun(db: Db, spec: RunSpec): RunRow {
  const id = spec.id ?? db.newHexId()
  const row: RunRow = {
    id,
    experimentId: spec.experiment.id,
    name: spec.name,
    userId: "",
    status: spec.status ?? (spec.durationMs === undefined ? "RUNNING" : "FINISHED"),
    startTime: spec.startTime,
    endTime: spec.durationMs === undefined ? undefined : spec.startTime + spec.durationMs,
    lifecycle: spec.isDeleted || spec.experiment.lifecycle === "deleted" ? "deleted" : "active",
    artifactUri: `${spec.experiment.artifactLocation}/${id}/artifacts`,
    fault: spec.fault,
    data: once(() => {
      const data = emptyRunData()
      data.tags.set("mlflow.runName", spec.name)
      if (spec.user !== undefined) data.tags.set("mlflow.user", spec.user)
      if (spec.parent) data.tags.set("mlflow.parentRunId", spec.parent.id)
      spec.fill?.(data)
      return data
    }),
  }
  db.runs.set(id, row)
  return row
}

export const addTags = (data: RunData, tags: Readonly<Record<string, string>>): void => {
  for (const [key, value] of Object.entries(tags)) data.tags.set(key, value)
}

export const addParams = (data: RunData, params: Readonly<Record<string, string | number>>): void => {
  for (const [key, value] of Object.entries(params)) data.params.set(key, String(value))
}

/** One single point each, as `mlflow.log_metric` without a step leaves it. */
export const addValues = (data: RunData, timestamp: number, values: Readonly<Record<string, number>>): void => {
  for (const [key, value] of Object.entries(values)) data.metrics.set(key, { logged: [{ step: 0, timestamp, value }] })
}

export const addPoints = (data: RunData, key: string, points: readonly Point[]): void => {
  data.metrics.set(key, { logged: [...points] })
}

export const addCurve = (data: RunData, key: string, curve: Curve): void => {
  data.metrics.set(key, { curve, logged: [] })
}

export const addDataset = (data: RunData, dataset: Omit<DatasetInput, "tags">, context: string): void => {
  data.datasets.push({ ...dataset, tags: new Map([["mlflow.data.context", context]]) })
}

export const textFile = (write: () => string): StoredFile => ({ bytes: once(() => new TextEncoder().encode(write())) })
export const binaryFile = (write: () => Uint8Array<ArrayBuffer>): StoredFile => ({ bytes: once(write) })
