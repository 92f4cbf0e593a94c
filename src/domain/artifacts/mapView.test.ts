import { expect, test } from "vitest"

import { MOST_ZOOM, movedBy, showing, viewBoxOf, wholeOf, zoomedBy } from "./mapView"

const plane = { width: 1000, height: 400 }
const whole = wholeOf(plane)

test("the whole plane is in sight at first, and nothing beside it ever", () => {
  expect(viewBoxOf(whole, plane)).toBe("0 0 1000 400")
  expect(movedBy(whole, { x: 300, y: -50 }, plane)).toEqual(whole)
  expect(zoomedBy(whole, 0.5, plane)).toEqual(whole)
  expect(viewBoxOf(movedBy(zoomedBy(whole, 2, plane), { x: 9999, y: 9999 }, plane), plane)).toBe("500 200 500 200")
})

test("it is zoomed around the middle of what is in sight, and back", () => {
  const near = movedBy(zoomedBy(whole, 4, plane), { x: 100, y: 20 }, plane)
  expect(near).toEqual({ zoom: 4, x: 600, y: 220 })
  expect(zoomedBy(near, 2, plane)).toEqual({ zoom: 8, x: 600, y: 220 })
  expect(zoomedBy(near, 1 / 4, plane)).toEqual(whole)
  expect(zoomedBy(near, 1e9, plane).zoom).toBe(MOST_ZOOM)
})

test("a place that is out of sight comes to the middle, one in sight moves nothing", () => {
  const near = zoomedBy(whole, 4, plane)
  expect(showing(near, { x: 600, y: 180 }, plane)).toBe(near)
  expect(showing(near, { x: 800, y: 180 }, plane)).toEqual({ zoom: 4, x: 800, y: 180 })
  expect(showing(near, { x: 1000, y: 0 }, plane)).toEqual({ zoom: 4, x: 875, y: 50 })
})
