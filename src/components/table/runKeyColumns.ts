import type { Run } from "~/domain/runs/run"
import { tellingKeys, valueOf } from "~/domain/runs/tellingKeys"

import type { GridColumn } from "./gridColumn"

/** A column about runs, or about what came from them. */
export type RunColumn = GridColumn & { readonly value: (run: Run) => number | string | undefined }

const MOST_KEYS = 12

/** The metrics that most of the runs have, and the params in which they differ. Ids are made here: keys may hold anything. */
export function runKeyColumns(runs: readonly Run[], metricsTitle = "Metrics"): readonly RunColumn[] {
  const { metrics, params } = tellingKeys(runs, MOST_KEYS)
  return [
    ...metrics.map((key, index): RunColumn => ({
      id: `m:${index}`,
      title: key,
      group: metricsTitle,
      widthPx: 120,
      align: "end",
      value: (run) => valueOf(run.metrics, key),
    })),
    ...params.map((key, index): RunColumn => ({
      id: `p:${index}`,
      title: key,
      group: "Params that differ",
      widthPx: 120,
      value: (run) => valueOf(run.params, key),
    })),
  ]
}
