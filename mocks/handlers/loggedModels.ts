import type { Db, LoggedModelRow } from "~mocks/db"
import { flag, integer, keyValues, objects, text, texts } from "./args"
import { checkPath, sendFile } from "./artifacts"
import type { Call, Endpoint } from "./endpoint"
import { experimentById } from "./experiments"
import { loggedModelMatcher, loggedModelOrder } from "./loggedModelSearch"
import { page } from "./paging"
import { invalid, missing, ServerError } from "./serverError"
import { folderJson, loggedModelJson } from "./wire"

function modelById(
  db: Db,
  id: string,
  options: { readonly allowDeleted: boolean } = { allowDeleted: false },
): LoggedModelRow {
  const row = db.loggedModels.get(id)
  if (row === undefined || (row.isDeleted && !options.allowDeleted))
    throw missing(`Logged model with ID '${id}' not found.`)
  return row
}

function create({ db, args }: Call) {
  const experiment = experimentById(db, text(args, "experiment_id"))
  if (/[/:.%"']/.test(text(args, "name"))) throw invalid(`Invalid model name ('${text(args, "name")}') provided.`)
  const id = `m-${db.newHexId()}`
  const now = db.now()
  const row: LoggedModelRow = {
    id,
    experimentId: experiment.id,
    name: text(args, "name") || `model-${id.slice(2, 10)}`,
    artifactUri: `${experiment.artifactLocation}/models/${id}/artifacts`,
    modelType: text(args, "model_type"),
    sourceRunId: text(args, "source_run_id"),
    creationTime: now,
    lastUpdateTime: now,
    status: "LOGGED_MODEL_PENDING",
    isDeleted: false,
    tags: new Map(keyValues(args, "tags")),
    params: new Map(keyValues(args, "params")),
    metrics: [],
    files: new Map(),
  }
  db.loggedModels.set(id, row)
  return { model: loggedModelJson(db, row) }
}

const statuses = [
  "LOGGED_MODEL_STATUS_UNSPECIFIED",
  "LOGGED_MODEL_PENDING",
  "LOGGED_MODEL_READY",
  "LOGGED_MODEL_UPLOAD_FAILED",
]

function finalize({ db, args, segment }: Call) {
  const row = modelById(db, segment("id"))
  const status = args.get("status")
  row.status = statuses.find((known, index) => known === status || index === status) ?? row.status
  row.lastUpdateTime = db.now()
  return { model: loggedModelJson(db, row) }
}

function remove({ db, segment }: Call) {
  const row = modelById(db, segment("id"))
  row.isDeleted = true
  row.lastUpdateTime = db.now()
  return {}
}

function search({ db, args }: Call) {
  const wanted = new Set(texts(args, "experiment_ids"))
  const size = integer(args, "max_results") ?? 50
  if (size < 1)
    throw invalid(`Invalid value ${size} for parameter 'max_results' supplied. It must be a positive integer`)
  const matches = loggedModelMatcher(text(args, "filter"))
  const order = loggedModelOrder(
    objects(args, "order_by").map((entry) => ({
      field: text(entry, "field_name"),
      isAscending: flag(entry, "ascending") ?? true,
    })),
  )
  const rows = [...db.loggedModels.values()]
    .filter((row) => !row.isDeleted && wanted.has(row.experimentId) && matches(row))
    .toSorted(order)
  const { rows: shown, nextPageToken } = page(rows, { token: text(args, "page_token"), size })
  return { models: shown.map((row) => loggedModelJson(db, row)), next_page_token: nextPageToken }
}

function setTags({ db, args, segment }: Call) {
  const row = modelById(db, segment("id"))
  for (const [key, value] of keyValues(args, "tags")) row.tags.set(key, value)
  return {}
}

function deleteTag({ db, segment }: Call) {
  const row = modelById(db, segment("id"))
  const key = segment("key")
  if (!row.tags.delete(key)) throw missing(`No tag with key '${key}' found for model with ID '${row.id}'.`)
  return {}
}

function logParams({ db, args, segment }: Call) {
  const row = modelById(db, segment("id"))
  for (const [key, value] of keyValues(args, "params")) row.params.set(key, value)
  return {}
}

function listFiles({ db, args, segment }: Call) {
  const row = modelById(db, segment("id"))
  return { root_uri: row.artifactUri, files: folderJson(row.files, checkPath(text(args, "artifact_directory_path"))) }
}

function getFile({ db, args, request, segment }: Call) {
  if (text(args, "artifact_file_path") === "") {
    throw new ServerError(400, "BAD_REQUEST", 'Request must include the "artifact_file_path" query parameter.')
  }
  return sendFile(modelById(db, segment("id")).files, checkPath(text(args, "artifact_file_path")), request)
}

const root = "/2.0/mlflow/logged-models"

export const loggedModelEndpoints: readonly Endpoint[] = [
  {
    methods: ["post"],
    path: root,
    schema: {
      experiment_id: "string!",
      name: "string",
      model_type: "string",
      source_run_id: "string",
      params: "array",
      tags: "array",
    },
    answer: create,
  },
  {
    methods: ["post"],
    path: `${root}/search`,
    schema: {
      experiment_ids: "array!",
      filter: "string",
      datasets: "array",
      max_results: "int",
      order_by: "array",
      page_token: "string",
    },
    answer: search,
  },
  {
    methods: ["get"],
    path: `${root}/:id`,
    answer: ({ db, args, segment }) => ({
      model: loggedModelJson(db, modelById(db, segment("id"), { allowDeleted: flag(args, "allow_deleted") ?? false })),
    }),
  },
  { methods: ["patch"], path: `${root}/:id`, answer: finalize },
  { methods: ["delete"], path: `${root}/:id`, answer: remove },
  { methods: ["patch"], path: `${root}/:id/tags`, schema: { tags: "array" }, answer: setTags },
  { methods: ["delete"], path: `${root}/:id/tags/:key`, answer: deleteTag },
  {
    methods: ["post"],
    path: `${root}/:id/params`,
    schema: { model_id: "string!", params: "array" },
    answer: logParams,
  },
  { methods: ["get"], path: `${root}/:id/artifacts/directories`, answer: listFiles },
  {
    methods: ["get"],
    path: `${root}/:id/artifacts/files`,
    at: "ajax",
    answer: getFile,
  },
]
