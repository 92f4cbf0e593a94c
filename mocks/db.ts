import { createRandom } from "./seed/random"

/** The tables of the small MLflow server: what it keeps, named as on the wire. Handlers read and change them in place. */
export type Db = {
  /** Milliseconds since the epoch; fixed in tests, the real clock in the demo, so that running runs grow. */
  readonly now: () => number
  /** When the server was created: seeds date everything relative to it. */
  readonly startedAt: number
  readonly experiments: Map<string, ExperimentRow>
  readonly runs: Map<string, RunRow>
  readonly registeredModels: Map<string, RegisteredModelRow>
  readonly loggedModels: Map<string, LoggedModelRow>
  /** How often the sentinel `rate-limited` was asked. */
  readonly asked: { count: number }
  readonly newExperimentId: () => string
  readonly newHexId: () => string
}

/** What a sentinel experiment or run does instead of answering; only the seeds `hostile` and `faults` hold any. */
export type Fault = "error-503" | "slow-10s" | "html-502" | "not-json" | "truncated" | "rate-limited" | "token-expired"

export type Lifecycle = "active" | "deleted"
export type Tags = Map<string, string>

export type ExperimentRow = {
  readonly id: string
  name: string
  artifactLocation: string
  lifecycle: Lifecycle
  readonly creationTime: number
  lastUpdateTime: number
  readonly tags: Tags
  readonly fault?: Fault | undefined
}

export type RunStatus = "RUNNING" | "SCHEDULED" | "FINISHED" | "FAILED" | "KILLED"

export type RunRow = {
  readonly id: string
  readonly experimentId: string
  name: string
  userId: string
  status: RunStatus
  startTime: number | undefined
  endTime: number | undefined
  lifecycle: Lifecycle
  readonly artifactUri: string
  /** Built on first use, so that a seed of 10,000 runs starts at once. */
  readonly data: () => RunData
  readonly fault?: Fault | undefined
}

export type RunData = {
  readonly metrics: Map<string, MetricHistory>
  readonly params: Map<string, string>
  readonly tags: Tags
  readonly datasets: DatasetInput[]
  readonly modelInputs: { readonly modelId: string }[]
  readonly modelOutputs: { readonly modelId: string; readonly step: number }[]
  readonly files: Map<string, StoredFile>
}

export type Point = {
  /** int64; a bigint where a double would lose digits. */
  readonly step: number | bigint
  readonly timestamp: number
  readonly value: number
  readonly modelId?: string | undefined
  readonly datasetName?: string | undefined
  readonly datasetDigest?: string | undefined
}

/** A curve that a seed computes on demand, and the points that clients logged on top. */
export type MetricHistory = { readonly curve?: Curve | undefined; readonly logged: Point[] }

/** Points in the order of (step, timestamp, value). `count` may grow with the clock. */
export type Curve = { readonly count: () => number; readonly point: (index: number) => Point }

export type DatasetInput = {
  readonly name: string
  readonly digest: string
  readonly sourceType: string
  readonly source: string
  readonly schema?: string | undefined
  readonly profile?: string | undefined
  readonly tags: Tags
}

/** `bytes` is called when the file is listed or read, never at start. */
export type StoredFile = { readonly bytes: () => Uint8Array<ArrayBuffer> }

export type RegisteredModelRow = {
  name: string
  description: string | undefined
  readonly creationTime: number
  lastUpdateTime: number
  readonly tags: Tags
  readonly aliases: Map<string, string>
  readonly versions: Map<string, ModelVersionRow>
  nextVersion: number
}

export type ModelVersionRow = {
  readonly version: string
  description: string | undefined
  readonly creationTime: number
  lastUpdateTime: number
  stage: string
  readonly source: string
  readonly runId: string
  readonly runLink: string
  readonly status: string
  readonly statusMessage?: string | undefined
  readonly modelId: string
  readonly tags: Tags
}

export type LoggedModelRow = {
  readonly id: string
  readonly experimentId: string
  readonly name: string
  readonly artifactUri: string
  readonly modelType: string
  readonly sourceRunId: string
  readonly creationTime: number
  lastUpdateTime: number
  status: string
  readonly statusMessage?: string | undefined
  isDeleted: boolean
  readonly tags: Tags
  readonly params: Map<string, string>
  readonly metrics: LoggedModelMetric[]
  readonly files: Map<string, StoredFile>
}

export type LoggedModelMetric = Point & { readonly key: string; readonly runId: string }

export function createDb(options: { readonly now: () => number; readonly randomSeed: number }): Db {
  const random = createRandom(options.randomSeed)
  let nextExperiment = 0
  return {
    now: options.now,
    startedAt: options.now(),
    experiments: new Map(),
    runs: new Map(),
    registeredModels: new Map(),
    loggedModels: new Map(),
    asked: { count: 0 },
    newExperimentId: () => String(nextExperiment++),
    newHexId: () => random.hex(32),
  }
}

export const emptyRunData = (): RunData => ({
  metrics: new Map(),
  params: new Map(),
  tags: new Map(),
  datasets: [],
  modelInputs: [],
  modelOutputs: [],
  files: new Map(),
})

export function once<T>(build: () => T): () => T {
  let built: { readonly value: T } | undefined
  return () => (built ??= { value: build() }).value
}
