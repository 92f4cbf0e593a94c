import { expect, test } from "vitest"

import { testRun } from "~/testRun"

import { tellingKeys } from "./tellingKeys"

const run = (metrics: readonly string[], params: Readonly<Record<string, string>>) =>
  testRun({
    metrics: metrics.map((key) => ({ key, value: 1, step: 0, timestampMs: 0 })),
    params: Object.entries(params).map(([key, value]) => ({ key, value })),
  })
const runs = [
  run(["rare", "loss"], { lr: "0.1", same: "x" }),
  run(["loss", "acc", "system/cpu"], { lr: "0.2", same: "x" }),
  run(["acc", "loss"], { lr: "0.2", same: "x", only: "here" }),
]

test("the metrics that most runs have come first, and only params that differ are told", () => {
  expect(tellingKeys(runs, 10)).toEqual({ metrics: ["loss", "acc", "rare"], params: ["lr", "only"] })
})

test("no more than asked for, and nothing of no runs", () => {
  expect(tellingKeys(runs, 1)).toEqual({ metrics: ["loss"], params: ["lr"] })
  expect(tellingKeys([], 5)).toEqual({ metrics: [], params: [] })
})
