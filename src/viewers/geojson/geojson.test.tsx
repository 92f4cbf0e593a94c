import { fireEvent, screen } from "@testing-library/react"
import { expect, test } from "vitest"

import { showFile } from "~/viewers/showFile"

const point = (x: number, y: number, properties: unknown) => ({
  type: "Feature",
  geometry: { type: "Point", coordinates: [x, y] },
  properties,
})

test("features are drawn, and one that is pointed at tells its properties", async () => {
  const text = JSON.stringify({
    type: "FeatureCollection",
    features: [point(4.9, 52.4, { name: "<b>Amsterdam</b>" }), point(13.4, 52.5, { name: "Berlin" })],
  })
  const { container } = showFile("cities.geojson", text)
  expect(await screen.findByRole("img", { name: "2 features" })).toBeVisible()
  const shapes = container.querySelectorAll("path[data-feature]")
  expect(shapes).toHaveLength(2)
  fireEvent.pointerMove(shapes[0] ?? container)
  expect(screen.getByRole("table", { name: "Properties of the feature" })).toHaveTextContent("name<b>Amsterdam</b>")
  expect(screen.getByText(/2 features from 4.9, 52.4 to 13.4, 52.5/)).toBeVisible()
})

test("what cannot be drawn says why, and is JSON by choice", async () => {
  const { unmount } = showFile("no.geojson", '{"a": 1}')
  expect(await screen.findByRole("alert")).toHaveTextContent("This JSON has no features of GeoJSON")
  unmount()
  showFile("no.geojson", '{"a": 1}', { as: "json" })
  expect(await screen.findByRole("tree", { name: "JSON" })).toBeVisible()
})
