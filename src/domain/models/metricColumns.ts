import { metricsByDataset } from "./metricsByDataset"
import type { LoggedModel, LoggedModelMetric } from "./model"

/** One metric on one dataset: a column of the table of logged models. */
export type MetricColumn = { readonly key: string; readonly datasetName: string; readonly datasetDigest: string }

const MOST_COLUMNS = 50

/** The columns that the models have, the most frequent first, so that a cut loses the rare ones. */
export function metricColumns(models: readonly LoggedModel[]): readonly MetricColumn[] {
  const found = new Map<string, { column: MetricColumn; count: number }>()
  for (const model of models) {
    for (const { key, datasetName, datasetDigest } of latestMetrics(model)) {
      const column = { key, datasetName, datasetDigest }
      const identity = columnIdentity(column)
      const known = found.get(identity)
      if (known === undefined) found.set(identity, { column, count: 1 })
      else known.count += 1
    }
  }
  return [...found.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_COLUMNS)
    .map(({ column }) => column)
}

export const columnIdentity = ({ key, datasetName, datasetDigest }: MetricColumn): string =>
  JSON.stringify([key, datasetName, datasetDigest])

export const latestMetrics = (model: LoggedModel): readonly LoggedModelMetric[] =>
  metricsByDataset(model.metrics).flatMap(({ metrics }) => metrics)
