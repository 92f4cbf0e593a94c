import type {
  Db,
  ExperimentRow,
  LoggedModelRow,
  ModelVersionRow,
  RegisteredModelRow,
  RunRow,
  StoredFile,
  Tags,
} from "~mocks/db"
import { latestOf } from "~mocks/points"

/** Rows as MLflow writes them. Unset fields are undefined and lists may be empty: writeJson leaves both out. */

export const keyValueList = (entries: ReadonlyMap<string, string>) =>
  [...entries].map(([key, value]) => ({ key, value }))

export const experimentJson = (row: ExperimentRow) => ({
  experiment_id: row.id,
  name: row.name,
  artifact_location: row.artifactLocation,
  lifecycle_stage: row.lifecycle,
  last_update_time: row.lastUpdateTime,
  creation_time: row.creationTime,
  tags: keyValueList(row.tags),
  workspace: "default",
})

export const runInfoJson = (row: RunRow) => ({
  run_uuid: row.id,
  experiment_id: row.experimentId,
  run_name: row.name,
  user_id: row.userId,
  status: row.status,
  start_time: row.startTime,
  end_time: row.endTime,
  artifact_uri: row.artifactUri,
  lifecycle_stage: row.lifecycle,
  run_id: row.id,
})

/** runs/search leaves out the models a run read; runs/get has them. */
export function runJson(row: RunRow, options: { readonly withModelInputs: boolean }) {
  const data = row.data()
  return {
    info: runInfoJson(row),
    data: {
      metrics: [...data.metrics].flatMap(([key, history]) => {
        const latest = latestOf(history)
        return latest ? [{ key, value: latest.value, timestamp: latest.timestamp, step: latest.step }] : []
      }),
      params: keyValueList(data.params),
      tags: tagList(data.tags),
    },
    inputs: {
      dataset_inputs: data.datasets.map((input) => ({
        tags: keyValueList(input.tags),
        dataset: {
          name: input.name,
          digest: input.digest,
          source_type: input.sourceType,
          source: input.source,
          schema: input.schema,
          profile: input.profile,
        },
      })),
      model_inputs: options.withModelInputs ? data.modelInputs.map(({ modelId }) => ({ model_id: modelId })) : [],
    },
    outputs: { model_outputs: data.modelOutputs.map(({ modelId, step }) => ({ model_id: modelId, step })) },
  }
}

const tagList = (tags: Tags) => keyValueList(tags)

export const versionJson = (
  model: RegisteredModelRow,
  row: ModelVersionRow,
  options: { readonly withAliases: boolean } = { withAliases: true },
) => ({
  name: model.name,
  version: row.version,
  creation_timestamp: row.creationTime,
  last_updated_timestamp: row.lastUpdateTime,
  current_stage: row.stage,
  description: row.description,
  source: row.source,
  run_id: row.runId,
  status: row.status,
  status_message: row.statusMessage,
  tags: keyValueList(row.tags),
  run_link: row.runLink,
  aliases: options.withAliases
    ? [...model.aliases].filter(([, version]) => version === row.version).map(([alias]) => alias)
    : [],
  model_id: row.modelId === "" ? undefined : row.modelId,
})

export const latestVersions = (model: RegisteredModelRow): ModelVersionRow[] => {
  const byStage = new Map<string, ModelVersionRow>()
  for (const row of model.versions.values()) {
    const seen = byStage.get(row.stage)
    if (seen === undefined || Number(row.version) > Number(seen.version)) byStage.set(row.stage, row)
  }
  return [...byStage.values()]
}

export const registeredModelJson = (row: RegisteredModelRow) => ({
  name: row.name,
  creation_timestamp: row.creationTime,
  last_updated_timestamp: row.lastUpdateTime,
  description: row.description,
  latest_versions: latestVersions(row).map((version) => versionJson(row, version, { withAliases: false })),
  tags: keyValueList(row.tags),
  aliases: [...row.aliases].map(([alias, version]) => ({ alias, version })),
})

export const loggedModelJson = (db: Db, row: LoggedModelRow) => ({
  info: {
    model_id: row.id,
    experiment_id: row.experimentId,
    name: row.name,
    creation_timestamp_ms: row.creationTime,
    last_updated_timestamp_ms: row.lastUpdateTime,
    artifact_uri: row.artifactUri,
    status: row.status,
    status_message: row.statusMessage,
    model_type: row.modelType,
    source_run_id: row.sourceRunId,
    tags: keyValueList(row.tags),
    registrations: registrationsOf(db, row.id),
  },
  data: {
    params: keyValueList(row.params),
    metrics: row.metrics.map((metric) => ({
      key: metric.key,
      value: metric.value,
      timestamp: metric.timestamp,
      step: metric.step,
      dataset_name: metric.datasetName,
      dataset_digest: metric.datasetDigest,
      model_id: row.id,
      run_id: metric.runId,
    })),
  },
})

const registrationsOf = (db: Db, modelId: string) =>
  [...db.registeredModels.values()].flatMap((model) =>
    [...model.versions.values()]
      .filter((version) => version.modelId === modelId)
      .map((version) => ({ name: model.name, version: version.version })),
  )

/** The entries of one folder: files with sizes, folders without; sorted by path. */
export function folderJson(files: ReadonlyMap<string, StoredFile>, folder: string) {
  const prefix = folder === "" ? "" : `${folder}/`
  const entries = new Map<string, { path: string; is_dir: boolean; file_size?: number | undefined }>()
  for (const [path, file] of files) {
    if (!path.startsWith(prefix)) continue
    const name = path.slice(prefix.length).split("/")[0] ?? ""
    const isFolder = path.length > prefix.length + name.length
    const entry = `${prefix}${name}`
    if (isFolder) entries.set(entry, { path: entry, is_dir: true })
    else entries.set(entry, { path: entry, is_dir: false, file_size: file.bytes().length || undefined })
  }
  return [...entries.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1))
}
