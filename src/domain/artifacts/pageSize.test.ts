import * as fc from "fast-check"
import { expect, test } from "vitest"

import { scaleToWidth } from "./pageSize"

test("a page is drawn as wide as wanted", () => {
  expect(scaleToWidth({ width: 600, height: 800 }, 900)).toBe(1.5)
})

test("whatever a page claims, a browser can hold it", () => {
  const size = fc.double({ min: 1e-3, max: 1e9, noNaN: true })
  fc.assert(
    fc.property(size, size, fc.double({ min: 1, max: 1e5, noNaN: true }), (width, height, wanted) => {
      const scale = scaleToWidth({ width, height }, wanted)
      expect(scale).toBeGreaterThan(0)
      expect(Math.max(width, height) * scale).toBeLessThan(8001)
      expect(width * height * scale * scale).toBeLessThan(16_000_001)
    }),
  )
})

test.each([0, -5, Number.NaN])("a page %s wide does no harm", (width) =>
  expect(scaleToWidth({ width, height: 800 }, 900)).toBe(0.01),
)
