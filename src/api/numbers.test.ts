import { expect, test } from "vitest"

import { metricValue, wireInteger } from "./numbers"

test.each([
  [1.5, 1.5],
  ["NaN", NaN],
  ["Infinity", Infinity],
  ["-Infinity", -Infinity],
  ["inf", Infinity],
  [Number.MAX_VALUE, Infinity],
  [-Number.MAX_VALUE, -Infinity],
  ["1.7976931348623157e308", Infinity],
  ["0.25", 0.25],
  [null, NaN],
  ["", NaN],
  [undefined, NaN],
])("the metric value %j is read as %d", (wire, expected) => {
  expect(metricValue(wire)).toBe(expected)
})

test.each([
  [7, 7],
  ["1700000000000", 1700000000000],
  ["-3", -3],
  ["9007199254740993", 9007199254740992],
  ["", undefined],
  [undefined, undefined],
  [{}, undefined],
])("the integer %j is read as %d", (wire, expected) => {
  expect(wireInteger(wire)).toBe(expected)
})
