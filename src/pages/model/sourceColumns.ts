import type { GridColumn } from "~/components/table/gridColumn"
import type { Run } from "~/domain/runs/run"
import { tellingKeys, valueOf } from "~/domain/runs/tellingKeys"

/** A column about the run that a version came from. */
export type SourceColumn = GridColumn & { readonly value: (run: Run) => number | string | undefined }

const MOST_KEYS = 12

/** Ids are made here: keys may hold anything. */
export function sourceColumns(runs: readonly Run[]): readonly SourceColumn[] {
  const { metrics, params } = tellingKeys(runs, MOST_KEYS)
  return [
    ...metrics.map((key, index): SourceColumn => ({
      id: `m:${index}`,
      title: key,
      group: "Metrics of the run",
      widthPx: 120,
      align: "end",
      value: (run) => valueOf(run.metrics, key),
    })),
    ...params.map((key, index): SourceColumn => ({
      id: `p:${index}`,
      title: key,
      group: "Params that differ",
      widthPx: 120,
      value: (run) => valueOf(run.params, key),
    })),
  ]
}
