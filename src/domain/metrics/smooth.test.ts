import fc from "fast-check"
import { expect, test } from "vitest"

import { smooth } from "./smooth"

const values = fc
  .array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 })
  .map((a) => Float64Array.from(a))
const weight = fc.double({ min: 0, max: 0.999, noNaN: true })

test("the recurrence that TensorBoard draws", () => {
  const [first, second, third] = smooth(Float64Array.of(1, 3, 2), 0.6)
  expect(first).toBeCloseTo(1, 12)
  expect(second).toBeCloseTo((0.6 * 0.4 * 1 + 0.4 * 3) / (1 - 0.6 ** 2), 12)
  expect(third).toBeCloseTo((0.6 * (0.6 * 0.4 + 0.4 * 3) + 0.4 * 2) / (1 - 0.6 ** 3), 12)
})
test("what is not finite passes through and leaves the average where it was", () => {
  const plain = smooth(Float64Array.of(1, 3, 2), 0.6)
  const broken = smooth(Float64Array.of(NaN, 1, Infinity, 3, -Infinity, NaN, 2), 0.6)
  expect([broken[0], broken[2], broken[4], broken[5]]).toEqual([NaN, Infinity, -Infinity, NaN])
  expect([broken[1], broken[3], broken[6]]).toEqual([...plain])
})
test("weight 0 changes nothing, and a constant series never changes", () => {
  const some = Float64Array.of(1, 5, -2)
  expect(smooth(some, 0)).toEqual(some)
  fc.assert(
    fc.property(fc.double({ noNaN: true }), fc.integer({ min: 1, max: 50 }), weight, (value, length, w) => {
      expect([...smooth(new Float64Array(length).fill(value), w)]).toEqual(Array.from({ length }, () => value))
    }),
  )
})
test("the smoothed line stays between the smallest and the largest value so far, and starts at the first", () => {
  fc.assert(
    fc.property(values, weight, (raw, w) => {
      const smoothed = smooth(raw, w)
      expect(smoothed[0]).toBeCloseTo(raw[0] ?? NaN, 6)
      for (let i = 0; i < raw.length; i++) {
        const seen = raw.slice(0, i + 1)
        expect(smoothed[i]).toBeGreaterThanOrEqual(Math.min(...seen) - 1e-6)
        expect(smoothed[i]).toBeLessThanOrEqual(Math.max(...seen) + 1e-6)
      }
    }),
  )
})
