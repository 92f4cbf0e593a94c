import fc from "fast-check"
import { expect, test } from "vitest"

import { completeness } from "./completeness"
import { curveOf } from "./curve"
import { extentOf, inlierExtent, joinExtents, padExtent } from "./extent"
import { pointRows, pointsCsv } from "./points"
import { clockTicks, durationTicks, formatTick, numberTicks } from "./ticks"
import type { Series } from "./series"

const axis = (low: number, high: number, isLog = false) => ({ low, high, isLog })
const labels = (ticks: readonly { label: string }[]) => ticks.map(({ label }) => label)
const seriesOf = (values: readonly number[], more: Partial<Series> = {}): Series => ({
  runId: "r1",
  key: "loss",
  steps: Float64Array.from(values, (_, i) => i),
  timestampsMs: Float64Array.from(values, (_, i) => 1_000_000 + i * 1_000),
  values: Float64Array.from(values),
  isComplete: true,
  ...more,
})

test("extents ignore what has no place", () => {
  expect(extentOf(Float64Array.of(NaN, 2, Infinity, -1, -Infinity))).toEqual({ low: -1, high: 2 })
  expect(extentOf(Float64Array.of(0, -1, 5, 3), true)).toEqual({ low: 3, high: 5 })
  expect(extentOf(Float64Array.of(NaN))).toBeUndefined()
  expect(joinExtents([undefined, { low: 1, high: 2 }, { low: -1, high: 0 }])).toEqual({ low: -1, high: 2 })
  expect(joinExtents([undefined])).toBeUndefined()
})
test("ignoring outliers keeps 5 % to 95 %, and everything of two values", () => {
  const values = Float64Array.from({ length: 101 }, (_, i) => i)
  values[100] = 1e9
  expect(inlierExtent(values)).toEqual({ low: 5, high: 95 })
  expect(inlierExtent(Float64Array.of(1, NaN, 1e9))).toEqual({ low: 1, high: 1e9 })
})
test("padding gives a flat line some height and never overflows", () => {
  expect(padExtent({ low: 0, high: 0 })).toEqual({ low: -1, high: 1 })
  expect(padExtent({ low: 10, high: 10 })).toEqual({ low: 9, high: 11 })
  const whole = padExtent({ low: -Number.MAX_VALUE, high: Number.MAX_VALUE })
  expect([whole.low, whole.high].every(Number.isFinite)).toBe(true)
  expect(padExtent({ low: 5, high: 5 }, true)).toEqual({ low: 2.5, high: 10 })
})

test.each([
  ["0 to 1", { on: axis(0, 1), count: 5 }, ["0", "0.2", "0.4", "0.6", "0.8", "1.0"]],
  ["0 to 1999", { on: axis(0, 1999), count: 5 }, ["0", "500", "1000", "1500"]],
  ["few, where the next round step leaves two", { on: axis(0, 0.019), count: 3 }, ["0", "0.005", "0.010", "0.015"]],
  ["small ones, all written alike", { on: axis(0, 1.1e-4), count: 3 }, ["0", "5e\u22125", "1e\u22124"]],
  ["a narrow band", { on: axis(0.1234, 0.1236), count: 3 }, ["0.1234", "0.1235", "0.1236"]],
  ["large numbers", { on: axis(0, 4e9), count: 4 }, ["0", "1e9", "2e9", "3e9", "4e9"]],
  ["below zero", { on: axis(-2, 0), count: 2 }, ["\u22122", "\u22121", "0"]],
  ["decades", { on: axis(0.001, 100, true), count: 6 }, ["0.001", "0.01", "0.1", "1", "10", "100"]],
  ["many decades", { on: axis(1e-12, 1, true), count: 4 }, ["1e\u221212", "1e\u22128", "0.0001", "1"]],
  ["within a decade", { on: axis(2, 8, true), count: 3 }, ["2", "4", "6", "8"]],
])("number ticks: %s", (_, { on, count }, expected) => {
  expect(labels(numberTicks(on, count))).toEqual(expected)
})
test("ticks ascend, lie on the axis and are few", () => {
  const ends = fc.tuple(
    fc.double({ min: -1e12, max: 1e12, noNaN: true }),
    fc.double({ min: 1e-6, max: 1e12, noNaN: true }),
  )
  fc.assert(
    fc.property(ends, fc.integer({ min: 2, max: 10 }), ([low, span], count) => {
      const on = axis(low, low + span)
      const values = numberTicks(on, count).map(({ value }) => value)
      const room = span * 1e-6 + Math.abs(low) * 1e-9
      for (const value of values) expect(value >= on.low - room && value <= on.high + room).toBe(true)
      expect(values.length).toBeLessThanOrEqual(count * 2 + 2)
      expect(values).toEqual(values.toSorted((a, b) => a - b))
    }),
  )
})
test("a zero is written plainly and a small number with its power", () => {
  expect([formatTick(0, 0.1), formatTick(0.25, 0.25), formatTick(1.5e-7, 5e-8)]).toEqual(["0", "0.25", "1.5e\u22127"])
})
test("durations and clocks use units that people count in", () => {
  expect(labels(durationTicks(axis(0, 300), 5))).toEqual(["0", "1 min", "2 min", "3 min", "4 min", "5 min"])
  expect(labels(durationTicks(axis(0, 7200), 4))).toEqual(["0", "30 min", "1 h", "1.5 h", "2 h"])
  const noon = Date.UTC(2026, 2, 3, 12)
  expect(labels(clockTicks(axis(noon, noon + 3 * 3_600_000), 3, "UTC"))).toEqual(["12:00", "13:00", "14:00", "15:00"])
  expect(labels(clockTicks(axis(noon, noon + 3_600_000), 2, "Asia/Kolkata"))).toEqual(["17:30", "18:00", "18:30"])
  expect(labels(clockTicks(axis(noon, noon + 4 * 86_400_000), 4, "UTC"))).toEqual(["4 Mar", "5 Mar", "6 Mar", "7 Mar"])
})

test("relative time counts from the start of the run, or from its first point when that is unknown", () => {
  const series = seriesOf([1, 2, 3])
  expect([...curveOf(series, "relative", 990_000).xs]).toEqual([10, 11, 12])
  expect([...curveOf(series, "relative").xs]).toEqual([0, 1, 2])
  expect([...curveOf(series, "relative", 2_000_000).xs]).toEqual([0, 1, 2])
})
test("a restarted run is drawn in the order of time and still knows its points", () => {
  const series = seriesOf([1, 2, 3], { timestampsMs: Float64Array.of(30, 10, 20) })
  const curve = curveOf(series, "wall")
  expect([...curve.xs]).toEqual([10, 20, 30])
  expect([...curve.ys]).toEqual([2, 3, 1])
  expect([...(curve.order ?? [])]).toEqual([1, 2, 0])
  expect(curveOf(series, "step").order).toBeUndefined()
})

test("the points of all series form one list", () => {
  const rows = pointRows([
    { label: "a", series: seriesOf([5, 6]) },
    { label: "none", series: seriesOf([]) },
    { label: "b", series: seriesOf([NaN], { runId: "r2" }) },
  ])
  expect(rows.count).toBe(3)
  expect(rows.at(1)).toEqual({ label: "a", runId: "r1", step: 1, timestampMs: 1_001_000, value: 6 })
  expect(rows.at(2)).toMatchObject({ label: "b", runId: "r2", value: NaN })
  expect([rows.at(3), rows.at(-1)]).toEqual([undefined, undefined])
})
test("CSV holds exact values and no live formulas", () => {
  const csv = pointsCsv([{ label: '=HYPERLINK("x")', series: seriesOf([0.1 + 0.2, NaN], { key: "a,b" }) }])
  expect(csv.split("\r\n")).toEqual([
    "run,run_id,metric,step,timestamp,value",
    `"'=HYPERLINK(""x"")",r1,"a,b",0,1970-01-01T00:16:40.000Z,0.30000000000000004`,
    `"'=HYPERLINK(""x"")",r1,"a,b",1,1970-01-01T00:16:41.000Z,NaN`,
    "",
  ])
})

const sampled = seriesOf([1, 2], { isComplete: false })
test.each([
  { lines: [seriesOf([1, 2]), seriesOf([3])], expected: 3, statement: "all 3 points" },
  { lines: [seriesOf([1])], expected: 1, statement: "1 point" },
  { lines: [], expected: 0, statement: "no points" },
  { lines: [sampled], expected: 1_204_000, statement: "2 of about 1,204,000 points, sampled by the server" },
  {
    lines: [sampled, seriesOf([3])],
    expected: 11,
    statement: "3 of about 11 points, 1 of 2 runs sampled by the server",
  },
])("completeness is stated: $statement", ({ lines, expected, statement }) => {
  expect(completeness(lines, expected)).toBe(statement)
})
