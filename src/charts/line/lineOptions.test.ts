import fc from "fast-check"
import { expect, test } from "vitest"

import { readSearch, writeSearch } from "~/domain/url/search"
import { lineOptions, type LineOptions } from "./lineOptions"

const read = (query: string) => readSearch(lineOptions, new URLSearchParams(query))

test("what a chart shows is read back from its link", () => {
  const number = fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((value) => Number(value.toPrecision(9)))
  const range = fc.uniqueArray(number, { minLength: 2, maxLength: 2 }).map((ends) => {
    const [low = 0, high = 0] = ends.sort((a, b) => a - b)
    return { low, high }
  })
  const options = fc.record({
    x: fc.constantFrom("step", "relative", "wall"),
    logX: fc.boolean(),
    logY: fc.boolean(),
    smoothing: fc.integer({ min: 0, max: 999 }).map((n) => n / 1000),
    inliers: fc.boolean(),
    xRange: fc.option(range, { nil: undefined }),
    yRange: fc.option(range, { nil: undefined }),
    only: fc.array(fc.string({ minLength: 1 })),
  })
  fc.assert(
    fc.property(options, (value: LineOptions) => {
      expect(read(writeSearch(lineOptions, new URLSearchParams(), value).toString())).toEqual(value)
    }),
  )
})
test("wall time is kept to the millisecond", () => {
  const xRange = { low: 1_790_000_000_123, high: 1_790_000_000_456 }
  expect(read(writeSearch(lineOptions, new URLSearchParams(), { xRange }).toString()).xRange).toEqual(xRange)
})
test.each([
  "xRange=5~1",
  "xRange=a~b",
  "xRange=1~",
  "xRange=1~2~3",
  "xRange=1~Infinity",
  "smoothing=1",
  "smoothing=-1",
  "logY=yes",
])("%s is not understood and falls back", (query) => {
  expect(read(query)).toEqual(read(""))
})
