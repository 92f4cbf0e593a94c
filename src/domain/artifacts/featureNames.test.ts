import { expect, test } from "vitest"

import { featureName, featureShape } from "./featureNames"
import type { GeoFeature } from "./geoJson"

const feature = (properties: GeoFeature["properties"], parts: GeoFeature["parts"] = []): GeoFeature => ({
  properties,
  parts,
})

test.each([
  [
    [
      ["id", "7"],
      ["Name", "Utrecht"],
    ],
    "Utrecht",
  ],
  [
    [
      ["id", "7"],
      ["people", "9"],
    ],
    "7",
  ],
  [[["name", " "]], "Feature 1,235"],
  [[["name", "null"]], "Feature 1,235"],
  [[], "Feature 1,235"],
] as const)("a feature with %j is called %s", (properties, name) => {
  expect(featureName(feature(properties), 1234)).toBe(name)
})

test("its shape is said in words", () => {
  const part = (kind: "point" | "line" | "area", count = 1) => ({ kind, points: new Float64Array(2 * count) })
  expect(featureShape(feature([], [part("point")]))).toBe("point")
  expect(featureShape(feature([], [part("point", 3), part("point")]))).toBe("4 points")
  expect(featureShape(feature([], [part("line", 9), part("line", 5)]))).toBe("2 lines")
  expect(featureShape(feature([], [part("area", 9), part("area", 5), part("point")]))).toBe("area and point")
})
