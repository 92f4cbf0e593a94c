import type { KeyValue, LatestMetric } from "~/domain/runs/run"

export type ModelAlias = { readonly alias: string; readonly version: string }

export type RegisteredModel = {
  readonly name: string
  /** Who made it; empty where the server knows no users. */
  readonly owner: string
  readonly description: string
  readonly createdAtMs: number | undefined
  readonly updatedAtMs: number | undefined
  readonly tags: readonly KeyValue[]
  readonly aliases: readonly ModelAlias[]
  /** The newest version of each stage, as the server keeps it; their own `aliases` are not filled in by MLflow. */
  readonly latestVersions: readonly ModelVersion[]
}

export type ModelVersion = {
  readonly name: string
  readonly version: string
  readonly description: string
  readonly createdAtMs: number | undefined
  readonly updatedAtMs: number | undefined
  /** None, Staging, Production, Archived; deprecated by MLflow, the only thing on some servers. */
  readonly stage: string
  /** READY, PENDING_REGISTRATION, FAILED_REGISTRATION. */
  readonly status: string
  readonly statusMessage: string
  readonly source: string
  readonly runId: string
  /** The logged model (MLflow 3) it was registered from; empty when none. */
  readonly modelId: string
  readonly tags: readonly KeyValue[]
  readonly aliases: readonly string[]
}

export type VersionPlace = Pick<ModelVersion, "name" | "version">

/** A model logged by MLflow 3, with or without a registration. */
export type LoggedModel = {
  readonly id: string
  readonly experimentId: string
  readonly name: string
  /** LOGGED_MODEL_READY, LOGGED_MODEL_PENDING, LOGGED_MODEL_UPLOAD_FAILED. */
  readonly status: string
  readonly statusMessage: string
  readonly modelType: string
  readonly sourceRunId: string
  readonly artifactUri: string
  readonly createdAtMs: number | undefined
  readonly updatedAtMs: number | undefined
  readonly tags: readonly KeyValue[]
  readonly params: readonly KeyValue[]
  readonly metrics: readonly LoggedModelMetric[]
  readonly registrations: readonly { readonly name: string; readonly version: string }[]
}

export type LoggedModelMetric = LatestMetric & {
  readonly datasetName: string
  readonly datasetDigest: string
  readonly runId: string
}

export type RegisteredModelPage = { readonly models: readonly RegisteredModel[]; readonly nextPage: string | undefined }
export type ModelVersionPage = { readonly versions: readonly ModelVersion[]; readonly nextPage: string | undefined }
export type LoggedModelPage = { readonly models: readonly LoggedModel[]; readonly nextPage: string | undefined }
