import type { Db, ExperimentRow } from "~mocks/db"
import { integer, keyValues, text, texts } from "./args"
import type { Call, Endpoint } from "./endpoint"
import { checkKey } from "./keys"
import { experimentMatcher, experimentOrder } from "./experimentSearch"
import { page } from "./paging"
import { badState, exists, invalid, missing, ServerError } from "./serverError"
import { isSeen, viewType } from "./viewType"
import { experimentJson } from "./wire"

export function experimentById(db: Db, id: string): ExperimentRow {
  if (!/^[a-zA-Z0-9][\w-]{0,63}$/.test(id)) throw invalid(`Invalid experiment ID: '${id}'`)
  const row = db.experiments.get(id)
  if (row === undefined) throw missing(`No Experiment with id=${id} exists`)
  return row
}

export function activeExperiment(db: Db, id: string): ExperimentRow {
  const row = experimentById(db, id)
  if (row.lifecycle !== "active") {
    throw invalid(`The experiment ${id} must be in the 'active' state. Current state is ${row.lifecycle}.`)
  }
  return row
}

function checkName(db: Db, name: string): void {
  if (name.length > 500) throw invalid(`'name' exceeds the maximum length of 500 characters`)
  for (const row of db.experiments.values()) {
    if (row.name === name) throw exists(`Experiment(name=${name}) already exists.`)
  }
}

function create({ db, args }: Call) {
  const name = text(args, "name")
  checkName(db, name)
  const tags = keyValues(args, "tags")
  for (const [key, value] of tags) checkTag(key, value)
  const id = db.newExperimentId()
  const now = db.now()
  db.experiments.set(id, {
    id,
    name,
    artifactLocation: text(args, "artifact_location") || `mlflow-artifacts:/${id}`,
    lifecycle: "active",
    creationTime: now,
    lastUpdateTime: now,
    tags: new Map(tags),
  })
  return { experiment_id: id }
}

function search({ db, args }: Call) {
  const size = integer(args, "max_results") ?? 0
  if (size < 1)
    throw invalid(`Invalid value ${size} for parameter 'max_results' supplied. It must be a positive integer`)
  if (size > 50_000)
    throw invalid(`Invalid value ${size} for parameter 'max_results' supplied. It must be at most 50000`)
  const matches = experimentMatcher(text(args, "filter"))
  const order = experimentOrder(texts(args, "order_by"))
  const view = viewType(args, "view_type")
  const rows = [...db.experiments.values()].filter((row) => isSeen(row.lifecycle, view) && matches(row)).toSorted(order)
  const { rows: shown, nextPageToken } = page(rows, { token: text(args, "page_token"), size })
  return { experiments: shown.map(experimentJson), next_page_token: nextPageToken }
}

function getByName({ db, args }: Call) {
  const name = text(args, "experiment_name")
  for (const row of db.experiments.values()) if (row.name === name) return { experiment: experimentJson(row) }
  throw missing(`Could not find experiment with name '${name}'`)
}

function rename({ db, args }: Call) {
  const row = experimentById(db, text(args, "experiment_id"))
  const name = text(args, "new_name")
  if (name === "") return {}
  if (row.lifecycle !== "active") throw badState("Cannot rename a non-active experiment.")
  if ([...db.experiments.values()].some((other) => other !== row && other.name === name)) {
    // Unlike create, rename lets the database complain.
    throw new ServerError(400, "BAD_REQUEST", `(sqlite3.IntegrityError) UNIQUE constraint failed: experiments.name`)
  }
  row.name = name
  row.lastUpdateTime = db.now()
  return {}
}

function setLifecycle({ db, args }: Call, lifecycle: ExperimentRow["lifecycle"]) {
  const id = text(args, "experiment_id")
  const row = experimentById(db, id)
  if (row.lifecycle === lifecycle) throw missing(`No Experiment with id=${id} exists`)
  row.lifecycle = lifecycle
  row.lastUpdateTime = db.now()
  // Runs are marked with their experiment and come back with it.
  for (const run of db.runs.values()) if (run.experimentId === id) run.lifecycle = lifecycle
  return {}
}

function checkTag(key: string, value: string): void {
  checkKey(key, "tag")
  if (value.length > 20_000) throw invalid(`'value' exceeds the maximum length of 20000 characters`)
}

function setTag({ db, args }: Call) {
  const key = text(args, "key")
  checkTag(key, text(args, "value"))
  activeExperiment(db, text(args, "experiment_id")).tags.set(key, text(args, "value"))
  return {}
}

function deleteTag({ db, args }: Call) {
  const key = text(args, "key")
  const row = activeExperiment(db, text(args, "experiment_id"))
  if (!row.tags.delete(key)) throw missing(`No tag with name: ${key} in experiment with id ${row.id}`)
  return {}
}

const byId = { experiment_id: "string!" } as const

export const experimentEndpoints: readonly Endpoint[] = [
  {
    methods: ["post"],
    path: "/2.0/mlflow/experiments/create",
    schema: { name: "string!", artifact_location: "string", tags: "array" },
    answer: create,
  },
  {
    methods: ["get", "post"],
    path: "/2.0/mlflow/experiments/search",
    schema: { max_results: "int", order_by: "array", filter: "string", page_token: "string" },
    answer: search,
  },
  {
    methods: ["get"],
    path: "/2.0/mlflow/experiments/get",
    schema: byId,
    answer: ({ db, args }) => ({ experiment: experimentJson(experimentById(db, text(args, "experiment_id"))) }),
  },
  {
    methods: ["get"],
    path: "/2.0/mlflow/experiments/get-by-name",
    schema: { experiment_name: "string!" },
    answer: getByName,
  },
  {
    methods: ["post"],
    path: "/2.0/mlflow/experiments/update",
    schema: { ...byId, new_name: "string!" },
    answer: rename,
  },
  {
    methods: ["post"],
    path: "/2.0/mlflow/experiments/delete",
    schema: byId,
    answer: (call) => setLifecycle(call, "deleted"),
  },
  {
    methods: ["post"],
    path: "/2.0/mlflow/experiments/restore",
    schema: byId,
    answer: (call) => setLifecycle(call, "active"),
  },
  {
    methods: ["post"],
    path: "/2.0/mlflow/experiments/set-experiment-tag",
    schema: { ...byId, key: "string!", value: "string" },
    answer: setTag,
  },
  {
    methods: ["post"],
    path: "/2.0/mlflow/experiments/delete-experiment-tag",
    schema: { ...byId, key: "string!" },
    answer: deleteTag,
  },
  {
    methods: ["post"],
    path: "/2.0/mlflow/experiments/search-datasets",
    at: "ajax",
    schema: { experiment_ids: "array!" },
    answer: searchDatasets,
  },
]

function searchDatasets({ db, args }: Call) {
  const sent = texts(args, "experiment_ids")
  const ids = new Set(sent)
  if (sent.length === 0 || sent.length > 20) throw invalid("Expected no more than 20 experiment_ids")
  const summaries = new Map<string, object>()
  for (const run of db.runs.values()) {
    if (!ids.has(run.experimentId) || run.lifecycle !== "active") continue
    for (const { name, digest, tags } of run.data().datasets) {
      const context = tags.get("mlflow.data.context")
      summaries.set(JSON.stringify([run.experimentId, name, digest, context]), {
        experiment_id: run.experimentId,
        name,
        digest,
        context,
      })
    }
  }
  return { dataset_summaries: [...summaries.values()].slice(0, 1000) }
}
