import type { Db, MetricHistory, Point, RunData } from "~mocks/db"
import { type Args, exactInteger, integer, keyValues, object, objects, optionalText, text } from "./args"
import type { Call, Endpoint } from "./endpoint"
import type { JsonObject } from "./json"
import { checkKey, paramValue, tagText } from "./keys"
import { activeRun } from "./runById"
import { invalid, missing } from "./serverError"

const runId = (args: Args): string => text(args, "run_id") || text(args, "run_uuid")

function number(args: JsonObject, field: string): number {
  const value = args.get(field)
  return typeof value === "bigint"
    ? Number(value)
    : typeof value === "string"
      ? Number(value)
      : typeof value === "number"
        ? value
        : Number.NaN
}

function readPoint(args: JsonObject): Point {
  const timestamp = integer(args, "timestamp") ?? 0
  if (timestamp < 0) throw invalid(`Got invalid timestamp ${timestamp}. Timestamp must be a nonnegative long int.`)
  const value = number(args, "value")
  return {
    step: exactInteger(args, "step"),
    timestamp,
    // The SQL store keeps infinity as the greatest double.
    value: Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, value)),
    modelId: optionalText(args, "model_id"),
    datasetName: optionalText(args, "dataset_name"),
    datasetDigest: optionalText(args, "dataset_digest"),
  }
}

const isSame = (a: Point, b: Point): boolean =>
  a.step === b.step && a.timestamp === b.timestamp && Object.is(a.value, b.value)

function addPoint(data: RunData, key: string, point: Point): void {
  const history: MetricHistory = data.metrics.get(key) ?? { logged: [] }
  // The very same point twice is one row.
  if (!history.logged.some((known) => isSame(known, point))) history.logged.push(point)
  data.metrics.set(key, history)
}

/** A metric that names a logged model is that model's as well. */
function addModelPoint(db: Db, runId: string, metric: JsonObject): void {
  const model = db.loggedModels.get(text(metric, "model_id"))
  model?.metrics.push({ ...readPoint(metric), key: text(metric, "key"), runId })
}

function logMetric({ db, args }: Call) {
  const key = text(args, "key")
  checkKey(key, "metric")
  const row = activeRun(db, runId(args))
  addPoint(row.data(), key, readPoint(args))
  addModelPoint(db, row.id, args)
  return {}
}

type Param = readonly [string, string]

function addParams(data: RunData, params: readonly Param[]): void {
  const all = new Map(data.params)
  for (const param of params) addParam(all, param)
  for (const [key, value] of all) data.params.set(key, value)
}

function addParam(params: Map<string, string>, [key, sent]: Param): void {
  const value = paramValue(sent)
  const before = params.get(key)
  if (before !== undefined && before !== value) {
    throw invalid(
      `Changing param values is not allowed. Param with key='${key}' was already logged with value='${before}' for run ID. Attempted logging new value '${value}'.`,
    )
  }
  params.set(key, value)
}

function logParam({ db, args }: Call) {
  const key = text(args, "key")
  checkKey(key, "parameter")
  addParams(activeRun(db, runId(args)).data(), [[key, text(args, "value")]])
  return {}
}

function setTag({ db, args }: Call) {
  const key = text(args, "key")
  const value = tagText(text(args, "value"))
  checkKey(key, "tag")
  const row = activeRun(db, runId(args))
  if (key === "mlflow.runName") row.name = value
  row.data().tags.set(key, value)
  return {}
}

function deleteTag({ db, args }: Call) {
  const row = activeRun(db, runId(args))
  const key = text(args, "key")
  if (!row.data().tags.delete(key)) throw missing(`No tag with name: ${key} in run with id ${row.id}`)
  return {}
}

function logBatch({ db, args }: Call) {
  const metrics = objects(args, "metrics")
  const params = keyValues(args, "params")
  const tags = keyValues(args, "tags")
  for (const [noun, list, limit] of [
    ["metrics", metrics, 1000],
    ["params", params, 100],
    ["tags", tags, 100],
  ] as const) {
    if (list.length > limit)
      throw invalid(`A batch logging request can contain at most ${limit} ${noun}. Got ${list.length} ${noun}.`)
  }
  if (metrics.length + params.length + tags.length > 1000)
    throw invalid("A batch logging request can contain at most 1000 entries.")
  for (const metric of metrics) checkKey(text(metric, "key"), "metric")
  for (const [key] of params) checkKey(key, "parameter")
  for (const [key] of tags) checkKey(key, "tag")
  if (!/^[a-zA-Z0-9][\w-]{0,255}$/.test(runId(args))) throw invalid(`Invalid run ID: '${runId(args)}'`)
  const row = activeRun(db, runId(args))
  const data = row.data()
  addParams(data, params)
  for (const metric of metrics) {
    addPoint(data, text(metric, "key"), readPoint(metric))
    addModelPoint(db, row.id, metric)
  }
  for (const [key, value] of tags) {
    if (key === "mlflow.runName") row.name = value
    data.tags.set(key, tagText(value))
  }
  return {}
}

function logInputs({ db, args }: Call) {
  const data = activeRun(db, runId(args)).data()
  for (const input of objects(args, "datasets")) {
    const dataset = object(input, "dataset")
    const name = text(dataset, "name")
    const digest = text(dataset, "digest")
    if (data.datasets.some((known) => known.name === name && known.digest === digest)) continue
    data.datasets.push({
      name,
      digest,
      sourceType: text(dataset, "source_type"),
      source: text(dataset, "source"),
      schema: optionalText(dataset, "schema"),
      profile: optionalText(dataset, "profile"),
      tags: new Map(keyValues(input, "tags")),
    })
  }
  for (const model of objects(args, "models")) data.modelInputs.push({ modelId: text(model, "model_id") })
  return {}
}

function logOutputs({ db, args }: Call) {
  const data = activeRun(db, runId(args)).data()
  for (const model of objects(args, "models"))
    data.modelOutputs.push({ modelId: text(model, "model_id"), step: integer(model, "step") ?? 0 })
  return {}
}

const byId = { run_id: "string!" } as const

export const runWriteEndpoints: readonly Endpoint[] = [
  {
    methods: ["post"],
    path: "/2.0/mlflow/runs/log-metric",
    schema: { ...byId, key: "string!", value: "float!", timestamp: "int!", step: "int" },
    answer: logMetric,
  },
  {
    methods: ["post"],
    path: "/2.0/mlflow/runs/log-parameter",
    schema: { ...byId, key: "string!", value: "string" },
    answer: logParam,
  },
  {
    methods: ["post"],
    path: "/2.0/mlflow/runs/set-tag",
    schema: { ...byId, key: "string!", value: "string" },
    answer: setTag,
  },
  { methods: ["post"], path: "/2.0/mlflow/runs/delete-tag", schema: { ...byId, key: "string!" }, answer: deleteTag },
  {
    methods: ["post"],
    path: "/2.0/mlflow/runs/log-batch",
    schema: { ...byId, metrics: "array", params: "array", tags: "array" },
    answer: logBatch,
  },
  {
    methods: ["post"],
    path: "/2.0/mlflow/runs/log-inputs",
    schema: { ...byId, datasets: "array", models: "array" },
    answer: logInputs,
  },
  { methods: ["post"], path: "/2.0/mlflow/runs/outputs", schema: { ...byId, models: "array" }, answer: logOutputs },
]
