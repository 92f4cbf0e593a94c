import { expect, test } from "vitest"

import { metricsByDataset } from "./metricsByDataset"
import type { LoggedModelMetric } from "./model"

const metric = (key: string, change: Partial<LoggedModelMetric> = {}): LoggedModelMetric => ({
  key,
  value: 1,
  step: 0,
  timestampMs: 0,
  datasetName: "",
  datasetDigest: "",
  runId: "r",
  ...change,
})

test("the latest value of each key, by dataset; without a dataset first", () => {
  const groups = metricsByDataset([
    metric("acc", { datasetName: "test", datasetDigest: "d", value: 5 }),
    metric("loss", { step: 2, value: 2 }),
    metric("loss", { step: 10, value: 10 }),
    metric("acc", { step: 1, timestampMs: 1, value: 1 }),
    metric("acc", { step: 1, timestampMs: 2, value: 2 }),
  ])
  expect(groups.map(({ name, metrics }) => [name, metrics.map(({ key, value }) => [key, value])])).toEqual([
    [
      "",
      [
        ["acc", 2],
        ["loss", 10],
      ],
    ],
    ["test", [["acc", 5]]],
  ])
})

test("the same name with another digest is another dataset", () => {
  const groups = metricsByDataset([
    metric("acc", { datasetName: "test", datasetDigest: "a" }),
    metric("acc", { datasetName: "test", datasetDigest: "b" }),
  ])
  expect(groups).toHaveLength(2)
})
