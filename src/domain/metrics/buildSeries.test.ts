import fc from "fast-check"
import { expect, test } from "vitest"

import { buildSeries, joinBatches, lowerBound, nearestIndex, replaceSteps } from "./buildSeries"
import type { HistoryBatch, Series } from "./series"

type Row = readonly [run: string, step: number, timestampMs: number, value: number]
function batchOf(rows: readonly Row[]): HistoryBatch {
  const runIds = [...new Set(rows.map(([run]) => run))]
  return {
    runIds,
    runIndex: Uint32Array.from(rows, ([run]) => runIds.indexOf(run)),
    steps: Float64Array.from(rows, (row) => row[1]),
    timestampsMs: Float64Array.from(rows, (row) => row[2]),
    values: Float64Array.from(rows, (row) => row[3]),
  }
}
const seriesOf = (...rows: Row[]): Series => {
  const [series] = buildSeries(batchOf(rows), "loss", () => true).values()
  if (series === undefined) throw new Error("no rows")
  return series
}

test("points are split by run and sorted by step, then time; duplicates stay, ties keep their order", () => {
  const series = buildSeries(
    batchOf([
      ["b", 2, 10, 1],
      ["a", 1, 20, 2],
      ["b", 1, 30, 3],
      ["b", 2, 10, 4],
      ["a", 1, 10, 5],
      ["b", 2, 10, 1],
    ]),
    "loss",
    (id) => id === "a",
  )
  expect(series.get("a")).toMatchObject({ runId: "a", key: "loss", isComplete: true })
  expect([...(series.get("a")?.values ?? [])]).toEqual([5, 2])
  expect(series.get("b")?.isComplete).toBe(false)
  expect([...(series.get("b")?.steps ?? [])]).toEqual([1, 2, 2, 2])
  expect([...(series.get("b")?.values ?? [])]).toEqual([3, 1, 4, 1])
})

test("a run id like __proto__ is a run like any other", () => {
  expect(buildSeries(batchOf([["__proto__", 0, 0, 1]]), "k", () => true).get("__proto__")?.values[0]).toBe(1)
})

const row = fc.tuple(fc.constantFrom("a", "b", "c"), fc.integer({ min: -9, max: 9 }), fc.nat(5), fc.double())
test("joining pages gives the same series as one page", () => {
  fc.assert(
    fc.property(fc.array(row), fc.array(row), (first, second) => {
      const joined = buildSeries(joinBatches([batchOf(first), batchOf(second)]), "k", () => true)
      const whole = buildSeries(batchOf([...first, ...second]), "k", () => true)
      expect([...joined.keys()].sort()).toEqual([...whole.keys()].sort())
      for (const [id, series] of whole) expect(joined.get(id)).toEqual(series)
    }),
  )
})

test("a window that is known better replaces the points of its steps and no others", () => {
  const rough = seriesOf(["a", 0, 0, 1], ["a", 10, 0, 2], ["a", 20, 0, 3], ["a", 30, 0, 4])
  const fine = seriesOf(["a", 9, 0, -1], ["a", 10, 0, 2], ["a", 12, 0, 9], ["a", 20, 0, 3], ["a", 21, 0, -1])
  const merged = replaceSteps(rough, fine, { from: 10, to: 20 })
  expect([...merged.steps]).toEqual([0, 10, 12, 20, 30])
  expect([...merged.values]).toEqual([1, 2, 9, 3, 4])
})

test("the nearest index is the one a linear search finds", () => {
  const whole = fc.integer({ min: -50, max: 50 })
  const sorted = fc.array(whole).map((a) => Float64Array.from(a).sort())
  fc.assert(
    fc.property(sorted, whole, (numbers, wanted) => {
      const best = [...numbers].reduce(
        (found, value, i) =>
          found < 0 || Math.abs(value - wanted) < Math.abs((numbers[found] ?? NaN) - wanted) ? i : found,
        -1,
      )
      expect(numbers[nearestIndex(numbers, wanted)]).toBe(numbers[best])
      expect(lowerBound(numbers, wanted)).toBe([...numbers].filter((value) => value < wanted).length)
    }),
  )
  expect(nearestIndex(Float64Array.of(1, 2), NaN)).toBe(-1)
})
