import type { RunRow, RunStatus } from "~mocks/db"
import { emptyRunData } from "~mocks/db"
import { integer, keyValues, optionalText, text, texts } from "./args"
import type { Call, Endpoint } from "./endpoint"
import { activeExperiment } from "./experiments"
import { page } from "./paging"
import { runName } from "./runName"
import { checkKey, tagText } from "./keys"
import { runMatcher } from "./runFilter"
import { runOrder } from "./runOrder"
import { invalid, ServerError } from "./serverError"
import { activeRun, runById } from "./runById"
import { isSeen, viewType } from "./viewType"
import { runInfoJson, runJson } from "./wire"

function create({ db, args }: Call) {
  const experimentId = text(args, "experiment_id")
  if (experimentId === "") throw new ServerError(400, "BAD_REQUEST", "No experiment ID was given.")
  const experiment = activeExperiment(db, experimentId)
  const tags = new Map(keyValues(args, "tags").map(([key, value]) => [key, tagText(value)]))
  for (const key of tags.keys()) checkKey(key, "tag")
  const named = text(args, "run_name")
  const tagged = tags.get("mlflow.runName") ?? ""
  if (named !== "" && tagged !== "" && named !== tagged) {
    throw invalid(
      `Both 'run_name' argument and 'mlflow.runName' tag are specified, but with different values (run_name='${named}', mlflow.runName='${tagged}').`,
    )
  }
  const id = db.newHexId()
  const name = named || tagged || runName(id)
  tags.set("mlflow.runName", name)
  const data = { ...emptyRunData(), tags }
  const row: RunRow = {
    id,
    experimentId: experiment.id,
    name,
    userId: text(args, "user_id"),
    status: "RUNNING",
    startTime: integer(args, "start_time") ?? 0,
    endTime: undefined,
    lifecycle: "active",
    artifactUri: `${experiment.artifactLocation}/${id}/artifacts`,
    data: () => data,
  }
  db.runs.set(id, row)
  return { run: { ...runJson(row, { withModelInputs: true }), outputs: undefined } }
}

function search({ db, args }: Call) {
  const size = integer(args, "max_results") ?? 1000
  if (size < 1)
    throw invalid(`Invalid value ${size} for parameter 'max_results' supplied. It must be a positive integer`)
  if (size > 50_000)
    throw invalid(`Invalid value ${size} for parameter 'max_results' supplied. It must be at most 50000`)
  const wanted = new Set(texts(args, "experiment_ids"))
  for (const id of wanted) if (!/^-?\d+$/.test(id)) throw invalid(`Invalid experiment ID: ${id}`)
  const matches = runMatcher(text(args, "filter"))
  const order = runOrder(texts(args, "order_by"))
  const view = viewType(args, "run_view_type")
  const rows: RunRow[] = []
  for (const row of db.runs.values()) {
    if (wanted.has(row.experimentId) && isSeen(row.lifecycle, view) && matches(row)) rows.push(row)
  }
  const { rows: shown, nextPageToken } = page(rows.toSorted(order), { token: text(args, "page_token"), size })
  return { runs: shown.map((row) => runJson(row, { withModelInputs: false })), next_page_token: nextPageToken }
}

const statuses: readonly RunStatus[] = ["RUNNING", "SCHEDULED", "FINISHED", "FAILED", "KILLED"]

function update({ db, args }: Call) {
  const row = activeRun(db, text(args, "run_id") || text(args, "run_uuid"))
  const status = statuses.find((known, index) => known === args.get("status") || args.get("status") === index + 1)
  if (status) row.status = status
  const end = integer(args, "end_time")
  if (end !== undefined) row.endTime = end
  const name = optionalText(args, "run_name")
  if (name !== undefined && name !== "") {
    row.name = name
    row.data().tags.set("mlflow.runName", name)
  }
  return { run_info: runInfoJson(row) }
}

function setLifecycle({ db, args }: Call, lifecycle: RunRow["lifecycle"]) {
  runById(db, text(args, "run_id")).lifecycle = lifecycle
  return {}
}

const byId = { run_id: "string!" } as const

export const runEndpoints: readonly Endpoint[] = [
  {
    methods: ["post"],
    path: "/2.0/mlflow/runs/create",
    schema: { start_time: "int", run_name: "string" },
    answer: create,
  },
  {
    methods: ["get"],
    path: "/2.0/mlflow/runs/get",
    schema: byId,
    answer: ({ db, args }) => ({
      run: runJson(runById(db, text(args, "run_id") || text(args, "run_uuid")), { withModelInputs: true }),
    }),
  },
  {
    methods: ["post"],
    path: "/2.0/mlflow/runs/search",
    schema: { experiment_ids: "array", filter: "string", max_results: "int", order_by: "array" },
    answer: search,
  },
  {
    methods: ["post"],
    path: "/2.0/mlflow/runs/update",
    schema: { ...byId, end_time: "int", run_name: "string" },
    answer: update,
  },
  { methods: ["post"], path: "/2.0/mlflow/runs/delete", schema: byId, answer: (call) => setLifecycle(call, "deleted") },
  { methods: ["post"], path: "/2.0/mlflow/runs/restore", schema: byId, answer: (call) => setLifecycle(call, "active") },
]
