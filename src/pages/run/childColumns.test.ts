import { expect, test } from "vitest"

import type { Run } from "~/domain/runs/run"
import { testRun } from "~/testRun"

import { childColumns, sortChildren } from "./childColumns"

const child = (id: string, loss: number | undefined, lr: string): Run =>
  testRun({
    id,
    name: id,
    startedAtMs: 1,
    endedAtMs: 2,
    metrics: loss === undefined ? [] : [{ key: "loss", value: loss, step: 0, timestampMs: 0 }],
    params: [
      { key: "lr", value: lr },
      { key: "same", value: "x" },
    ],
  })
const runs = [
  child("run-10", 0.5, "0.1"),
  child("run-2", NaN, "0.01"),
  child("run-1", undefined, "1"),
  child("run-3", 0.1, "0.2"),
]

test("3.14: columns are the metrics there are and the params that differ", () => {
  expect(childColumns(runs).map(({ title }) => title)).toEqual(["Run", "Started", "Duration", "loss", "lr"])
})

test.each([
  ["m:0", false, ["run-3", "run-10", "run-2", "run-1"]],
  ["m:0", true, ["run-10", "run-3", "run-2", "run-1"]],
  ["name", false, ["run-1", "run-2", "run-3", "run-10"]],
  ["p:0", true, ["run-1", "run-3", "run-10", "run-2"]],
  ["unknown", false, ["run-10", "run-2", "run-1", "run-3"]],
])("sorted by %s (descending: %s), what has no value last", (columnId, isDescending, order) => {
  expect(sortChildren(runs, childColumns(runs), { columnId, isDescending }).map(({ id }) => id)).toEqual(order)
})
