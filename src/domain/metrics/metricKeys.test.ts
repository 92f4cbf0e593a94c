import { expect, test } from "vitest"

import { compareMetricKeys, isSystemMetric } from "./metricKeys"

test.each([
  ["system/cpu_utilization_percentage", true],
  ["system/node-2/gpu_0_power_usage_watts", true],
  ["systematic/error", false],
  ["val/system", false],
])("%s: about the machine is %s", (key, isMachine) => {
  expect(isSystemMetric(key)).toBe(isMachine)
})

test("numbers in keys count as numbers, the machine comes last", () => {
  const keys = ["val/loss", "system/cpu", "layer10/w", "layer2/w", "train/loss", "system"]
  expect(keys.toSorted(compareMetricKeys)).toEqual([
    "layer2/w",
    "layer10/w",
    "train/loss",
    "val/loss",
    "system",
    "system/cpu",
  ])
})
