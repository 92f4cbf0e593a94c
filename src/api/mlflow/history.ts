import type { Backend } from "~/api/backend"
import type { Http } from "~/api/http"
import { metricValue, wireInteger } from "~/api/numbers"
import type { HistoryBatch } from "~/domain/metrics/series"

import { mlflow } from "./paths"
import { answer, isRecord, list, nextPage, text } from "./wire"

/** MLflow's cap on get-history-bulk, over all runs together. */
const BULK_POINTS = 25_000

export function historyMethods(http: Http): Pick<Backend, "historyBulk" | "historyInterval" | "historyPage"> {
  const read = async (call: string, { query, signal }: Pick<Parameters<Http["read"]>[0], "query" | "signal">) =>
    answer(await http.read({ path: mlflow("metrics", call), query, signal, plainNumbers: true }))
  return {
    historyBulk: async (runIds, key, signal) => {
      const query = { run_id: runIds, metric_key: key, max_results: BULK_POINTS }
      return toBatch((await read("get-history-bulk", { query, signal }))["metrics"], runIds)
    },
    historyInterval: async ({ runIds, key, pointsPerRun, steps }, signal) => {
      const query = {
        run_ids: runIds,
        metric_key: key,
        max_results: pointsPerRun,
        start_step: steps?.start,
        end_step: steps?.end,
      }
      return toBatch((await read("get-history-bulk-interval", { query, signal }))["metrics"], runIds)
    },
    historyPage: async ({ runId, key, pageSize, page }, signal) => {
      const query = { run_id: runId, metric_key: key, max_results: pageSize, page_token: page }
      const wire = await read("get-history", { query, signal })
      return { points: toBatch(wire["metrics"], [runId]), nextPage: nextPage(wire["next_page_token"]) }
    },
  }
}

/**
 * Straight from the parsed JSON into columns. A point without a run id belongs to the only run that was asked for;
 * one of a run nobody asked for is left out.
 */
export function toBatch(metrics: unknown, runIds: readonly string[]): HistoryBatch {
  const points = list(metrics)
  const places = new Map(runIds.map((id, index) => [id, index]))
  const only = runIds.length === 1 ? 0 : undefined
  const columns = emptyColumns(points.length)
  let length = 0
  for (const point of points) {
    if (!isRecord(point)) continue
    const place = places.get(text(point["run_id"])) ?? only
    if (place === undefined) continue
    columns.runIndex[length] = place
    columns.steps[length] = wireInteger(point["step"]) ?? 0
    columns.timestampsMs[length] = wireInteger(point["timestamp"]) ?? 0
    columns.values[length] = metricValue(point["value"])
    length += 1
  }
  return {
    runIds,
    runIndex: columns.runIndex.subarray(0, length),
    steps: columns.steps.subarray(0, length),
    timestampsMs: columns.timestampsMs.subarray(0, length),
    values: columns.values.subarray(0, length),
  }
}

const emptyColumns = (length: number) => ({
  runIndex: new Uint32Array(length),
  steps: new Float64Array(length),
  timestampsMs: new Float64Array(length),
  values: new Float64Array(length),
})
