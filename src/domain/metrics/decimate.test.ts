import fc from "fast-check"
import { describe, expect, test } from "vitest"

import { decimate, fractionOf, MARKS, valueAt, type View } from "./decimate"

const axis = (low: number, high: number, isLog = false) => ({ low, high, isLog })
const view = (x: readonly [number, number], y: readonly [number, number], columns = 10): View => ({
  x: axis(...x),
  y: axis(...y),
  columns,
})
const pairs = (path: Float32Array) => Array.from({ length: path.length / 2 }, (_, i) => [path[i * 2], path[i * 2 + 1]])
const steps = (count: number) => Float64Array.from({ length: count }, (_, i) => i)

test("few points are all drawn, as fractions of the axes", () => {
  const { path, dots } = decimate(Float64Array.of(0, 5, 10), Float64Array.of(0, 4, 2), view([0, 10], [0, 4]))
  expect(pairs(path)).toEqual([
    [0, 0],
    [0.5, 1],
    [1, 0.5],
  ])
  expect(dots).toHaveLength(0)
})

test("every column keeps its smallest and its largest value", () => {
  const count = 1_000
  fc.assert(
    fc.property(
      fc.noShrink(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: count, maxLength: count })),
      (raw) => {
        const ys = Float64Array.from(raw)
        const { path } = decimate(steps(count), ys, view([0, count - 1], [0, 1], 50))
        expect(path.length / 2).toBeLessThanOrEqual(2 * 52)
        const drawn = pairs(path).map(([, y]) => y ?? NaN)
        expect(Math.max(...drawn)).toBe(Math.fround(Math.max(...ys)))
        expect(Math.min(...drawn)).toBe(Math.fround(Math.min(...ys)))
        const xs = pairs(path).map(([x]) => x ?? NaN)
        expect(xs).toEqual(xs.toSorted((a, b) => a - b))
      },
    ),
    { numRuns: 30 },
  )
})

test("4.20: a single spike among a million points survives", () => {
  const ys = new Float64Array(1_000_000)
  ys[654_321] = 1
  const { path } = decimate(steps(ys.length), ys, view([0, ys.length - 1], [0, 1], 600))
  expect(Math.max(...pairs(path).map(([, y]) => y ?? NaN))).toBe(1)
})

test("zoomed in, one point on either side lets the line run out of view", () => {
  const { path } = decimate(steps(100), steps(100), view([40, 42], [40, 42]))
  expect(pairs(path).map(([x]) => x)).toEqual([-0.5, 0, 0.5, 1, 1.5])
})

describe("values without a place", () => {
  test("break the line and are marked; a point left alone becomes a dot", () => {
    const ys = Float64Array.of(1, 1, NaN, 2, Infinity, 3, 3, -Infinity)
    const { path, dots, marks } = decimate(steps(8), ys, view([0, 7], [0, 4], 100))
    expect(pairs(path)).toHaveLength(5)
    expect(pairs(path).filter(([x]) => Number.isNaN(x))).toHaveLength(1)
    expect(pairs(dots)).toEqual([[Math.fround(3 / 7), 0.5]])
    expect(pairs(marks).map(([, kind]) => kind)).toEqual([MARKS.nan, MARKS.above, MARKS.below])
  })
  test("the path never ends with a lifted pen or a line of one point", () => {
    const value = fc.oneof(fc.double(), fc.constantFrom(NaN, Infinity, -Infinity))
    fc.assert(
      fc.property(fc.array(value, { maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (raw, columns) => {
        const { path } = decimate(steps(raw.length), Float64Array.from(raw), view([0, 59], [-1, 1], columns))
        const strokes = pairs(path).reduce<number[]>(
          (all, [x]) => (Number.isNaN(x) ? [...all, 0] : [...all.slice(0, -1), (all.at(-1) ?? 0) + 1]),
          [0],
        )
        expect(strokes.filter((points) => points < 2)).toEqual(path.length > 0 ? [] : [0])
      }),
    )
  })
  test("zero and below have no place on a log axis", () => {
    const onLog = { ...view([0, 3], [1, 100]), y: axis(1, 100, true) }
    const { path, marks } = decimate(steps(4), Float64Array.of(1, 10, 100, -5), onLog)
    expect(pairs(path).map(([, y]) => y)).toEqual([0, 0.5, 1])
    expect(pairs(marks)).toEqual([[1, MARKS.below]])
  })
})

test("an axis that spans every double places them without overflow", () => {
  const place = fractionOf(axis(-Number.MAX_VALUE, Number.MAX_VALUE))
  expect([place(-Number.MAX_VALUE), place(0), place(Number.MAX_VALUE)]).toEqual([0, 0.5, 1])
})
test("valueAt undoes fractionOf", () => {
  const ends = fc.tuple(
    fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
    fc.double({ min: 1.01, max: 1e6, noNaN: true }),
  )
  fc.assert(
    fc.property(ends, fc.boolean(), fc.double({ min: 0, max: 1, noNaN: true }), ([low, factor], isLog, fraction) => {
      const on = axis(low, low * factor, isLog)
      expect(fractionOf(on)(valueAt(on, fraction))).toBeCloseTo(fraction, 6)
    }),
  )
})
