import { expect, test } from "vitest"

import { projectionOf, readGeoJson } from "./geoJson"

const read = (value: unknown) => readGeoJson(JSON.stringify(value))
const feature = (geometry: unknown, properties: unknown = null) => ({ type: "Feature", geometry, properties })

test("every kind of geometry is points, lines and areas", () => {
  const reading = read({
    type: "FeatureCollection",
    features: [
      feature({ type: "Point", coordinates: [1, 2, 99] }, { name: "<b>", n: 1.5, list: [1] }),
      feature({
        type: "MultiPoint",
        coordinates: [
          [3, 4],
          [5, 6],
        ],
      }),
      feature({
        type: "LineString",
        coordinates: [
          [0, 0],
          [1, 1],
        ],
      }),
      feature({
        type: "MultiPolygon",
        coordinates: [
          [
            [
              [0, 0],
              [2, 0],
              [2, 2],
              [0, 0],
            ],
          ],
          [
            [
              [7, 7],
              [8, 8],
              [7, 8],
            ],
          ],
        ],
      }),
      feature({ type: "GeometryCollection", geometries: [{ type: "Point", coordinates: [9, 9] }] }),
      feature(null),
    ],
  })
  const parts =
    reading.ok &&
    reading.value.features.map((one) => one.parts.map(({ kind, points }) => `${kind} ${[...points].join(" ")}`))
  expect(parts).toEqual([
    ["point 1 2"],
    ["point 3 4 5 6"],
    ["line 0 0 1 1"],
    ["area 0 0 2 0 2 2 0 0", "area 7 7 8 8 7 8"],
    ["point 9 9"],
  ])
  expect(reading).toMatchObject({ ok: true, value: { bounds: [0, 0, 9, 9], withoutPlace: 1, isCut: false } })
  expect(reading.ok && reading.value.features[0]?.properties).toEqual([
    ["name", "<b>"],
    ["n", "1.5"],
    ["list", "[1]"],
  ])
})

test.each([
  ["a bare geometry", { type: "Point", coordinates: [1, 2] }],
  ["one feature", feature({ type: "Point", coordinates: [1, 2] })],
])("%s is drawn too", (_, value) => {
  expect(read(value)).toMatchObject({ ok: true, value: { bounds: [1, 2, 1, 2] } })
})

test.each([
  ["no GeoJSON", { a: 1 }, /no features of GeoJSON/],
  [
    "no places",
    { type: "FeatureCollection", features: [feature({ type: "Point", coordinates: ["x", null] })] },
    /None of the features/,
  ],
  [
    "collections without end",
    feature(
      Array.from({ length: 50 }).reduce((inner) => ({ type: "GeometryCollection", geometries: [inner] }), {
        type: "Point",
        coordinates: [1, 2],
      }),
    ),
    /None of the features/,
  ],
])("%s is said", (_, value, message) => {
  const reading = read(value)
  expect(reading.ok ? "" : reading.message).toMatch(message)
})

test("too many points and features are cut, and it is said", () => {
  const line = { type: "LineString", coordinates: Array.from({ length: 250_000 }, (_, i) => [i % 180, i % 90]) }
  const reading = read(feature(line))
  expect(reading).toMatchObject({ ok: true, value: { isCut: true } })
  expect(reading.ok && reading.value.features[0]?.parts[0]?.points).toHaveLength(400_000)
  expect(readGeoJson("{oops")).toMatchObject({ ok: false })
})

test("degrees are as long as they are in the middle of the map; other units are not stretched", () => {
  const north = projectionOf([0, 59, 2, 61], 100)
  const [left] = north.place(0, 60)
  const [right] = north.place(2, 60)
  expect(right - left).toBeCloseTo(50)
  expect(north.place(0, 61)[1]).toBeCloseTo(0)
  const meters = projectionOf([0, 0, 2000, 1000], 100)
  expect(meters.place(2000, 0)).toEqual([100, 50])
  expect(projectionOf([1, 2, 1, 2], 100).place(1, 2)).toEqual([50, 10])
})
