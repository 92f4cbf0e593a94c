import type { Db, Point } from "~mocks/db"
import { byStep, byTime, pointsOf, sampleRows } from "~mocks/points"
import { integer, text, texts } from "./args"
import { type Call, type Endpoint, json } from "./endpoint"
import { page } from "./paging"
import { invalid } from "./serverError"

/** get-history-bulk stops here, in all runs together, without a word. */
const bulkLimit = 25_000

/** An unknown run or key has no points: the SQL store does not look the run up. */
function history(db: Db, runId: string, key: string): Point[] {
  const found = db.runs.get(runId)?.data().metrics.get(key)
  return found ? pointsOf(found) : []
}

const pointJson = (key: string, point: Point, runId?: string) => ({
  key,
  value: point.value,
  timestamp: point.timestamp,
  step: point.step,
  run_id: runId,
})

function getHistory({ db, args }: Call) {
  const size = integer(args, "max_results")
  const runId = text(args, "run_id") || text(args, "run_uuid")
  const key = text(args, "metric_key")
  if (size !== undefined && size < 1)
    throw invalid(`Invalid value ${size} for parameter 'max_results' supplied. It must be a positive integer`)
  const points = history(db, runId, key).toSorted(byTime)
  const { rows, nextPageToken } = page(points, { token: text(args, "page_token"), size: size ?? points.length + 1 })
  return {
    metrics: rows.map((point) => ({
      ...pointJson(key, point),
      model_id: point.modelId,
      dataset_name: point.datasetName,
      dataset_digest: point.datasetDigest,
    })),
    next_page_token: nextPageToken,
  }
}

function getBulk({ db, request }: Call) {
  const query = new URL(request.url).searchParams
  const runIds = query.getAll("run_id")
  const key = query.get("metric_key") ?? ""
  if (runIds.length === 0) throw invalid("GetMetricHistoryBulk request must specify at least one run_id.")
  if (runIds.length > 100)
    throw invalid(
      "GetMetricHistoryBulk request cannot specify more than 100 run_ids. Received: " + String(runIds.length),
    )
  if (key === "") throw invalid("GetMetricHistoryBulk request must specify a metric_key.")
  const size = Math.min(Number(query.get("max_results") ?? bulkLimit), bulkLimit)
  const metrics: object[] = []
  for (const runId of runIds.toSorted()) {
    if (metrics.length >= size) break
    const points = history(db, runId, key).toSorted(byTime)
    for (const point of points.slice(0, size - metrics.length)) metrics.push(pointJson(key, point, runId))
  }
  // Plain Python JSON, the only endpoint that writes a bare NaN and keeps an empty list.
  return json({ metrics }, { bareNaN: true, keepEmpty: true })
}

function getInterval({ db, args }: Call) {
  const runIds = texts(args, "run_ids")
  if (runIds.length === 0) throw invalid("GetMetricHistoryBulkInterval request must specify at least one run_id.")
  if (runIds.length > 100) throw invalid("GetMetricHistoryBulkInterval request must specify at most 100 run_ids.")
  const start = integer(args, "start_step")
  const end = integer(args, "end_step")
  if ((start === undefined) !== (end === undefined)) {
    throw invalid("If either start step or end step are specified, both must be specified.")
  }
  if (start !== undefined && end !== undefined && start > end) {
    throw invalid(`end_step must be greater than start_step. Found start_step=${start} and end_step=${end}.`)
  }
  const size = integer(args, "max_results") ?? 2500
  if (size < 1 || size > 2500) throw invalid("max_results must be between 1 and 2500.")
  const key = text(args, "metric_key")
  const metrics = runIds.flatMap((runId) => {
    const points = history(db, runId, key)
      .filter((point) => start === undefined || end === undefined || (point.step >= start && point.step <= end))
      .toSorted(byStep)
    return sampleRows(points, size).map((point) => pointJson(key, point, runId))
  })
  return { metrics }
}

export const metricEndpoints: readonly Endpoint[] = [
  {
    methods: ["get"],
    path: "/2.0/mlflow/metrics/get-history",
    schema: { run_id: "string!", metric_key: "string!", page_token: "string", max_results: "int" },
    answer: getHistory,
  },
  { methods: ["get"], path: "/2.0/mlflow/metrics/get-history-bulk", at: "ajax", answer: getBulk },
  {
    methods: ["get"],
    path: "/2.0/mlflow/metrics/get-history-bulk-interval",
    schema: { run_ids: "array!", metric_key: "string!", start_step: "int", end_step: "int", max_results: "int" },
    answer: getInterval,
  },
]
