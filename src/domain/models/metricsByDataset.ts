import type { LoggedModelMetric } from "./model"

export type DatasetMetrics = {
  /** Empty for metrics that were logged without a dataset. */
  readonly name: string
  readonly digest: string
  readonly metrics: readonly LoggedModelMetric[]
}

/**
 * A logged model keeps every value that was ever logged for it (MLflow issue 26059): the latest of each key, by
 * dataset; those without a dataset first.
 */
export function metricsByDataset(metrics: readonly LoggedModelMetric[]): readonly DatasetMetrics[] {
  const groups = new Map<string, { name: string; digest: string; latest: Map<string, LoggedModelMetric> }>()
  for (const metric of metrics) {
    const { datasetName: name, datasetDigest: digest } = metric
    const identity = JSON.stringify([name, digest])
    const group = groups.get(identity) ?? { name, digest, latest: new Map<string, LoggedModelMetric>() }
    groups.set(identity, group)
    const known = group.latest.get(metric.key)
    if (known === undefined || isLater(metric, known)) group.latest.set(metric.key, metric)
  }
  return [...groups.values()]
    .sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)))
    .map(({ name, digest, latest }) => ({
      name,
      digest,
      metrics: [...latest.values()].sort((a, b) => (a.key < b.key ? -1 : 1)),
    }))
}

const isLater = (a: LoggedModelMetric, b: LoggedModelMetric): boolean =>
  a.step === b.step ? a.timestampMs >= b.timestampMs : a.step > b.step
