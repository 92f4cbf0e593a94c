import { act, fireEvent, screen } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { expect, test } from "vitest"

import { showFile } from "~/viewers/showFile"

const point = (x: number, y: number, properties: unknown) => ({
  type: "Feature",
  geometry: { type: "Point", coordinates: [x, y] },
  properties,
})

const CITIES = JSON.stringify({
  type: "FeatureCollection",
  features: [
    point(4.9, 52.4, { name: "<b>Amsterdam</b>" }),
    point(13.4, 52.5, { name: "Berlin", people: 3_755_000 }),
    point(10, 53.6, null),
  ],
})

test("features are drawn, and one that is pointed at tells its properties", async () => {
  const { container } = showFile("cities.geojson", CITIES)
  expect(await screen.findByRole("img", { name: "3 features" })).toBeVisible()
  const shapes = container.querySelectorAll("path[data-feature]")
  expect(shapes).toHaveLength(3)
  fireEvent.pointerOver(shapes[0] ?? container)
  expect(screen.getByRole("table", { name: "Properties of the feature" })).toHaveTextContent("name<b>Amsterdam</b>")
  expect(screen.getByText(/3 features from 4.9, 52.4 to 13.4, 53.6/)).toBeVisible()
})

test("one that is pressed is chosen, one from which the map is dragged is not", async () => {
  const { container } = showFile("cities.geojson", CITIES)
  const map = await screen.findByRole("img")
  Object.defineProperties(map, { clientWidth: { value: 500 }, clientHeight: { value: 500 } })
  await userEvent.click(screen.getByRole("button", { name: "Nearer" }))
  const shape = container.querySelector("path[data-feature='1']") ?? container
  const before = map.getAttribute("viewBox")
  fireEvent.pointerDown(shape, { clientX: 200, clientY: 100 })
  fireEvent.pointerMove(shape, { clientX: 150, clientY: 100 })
  fireEvent.pointerUp(shape, { clientX: 150, clientY: 100 })
  expect(map.getAttribute("viewBox")).not.toBe(before)
  expect(screen.getByRole("status", { name: "Place" })).toBeEmptyDOMElement()
  fireEvent.pointerDown(shape, { clientX: 200, clientY: 100 })
  fireEvent.pointerUp(shape, { clientX: 201, clientY: 100 })
  expect(screen.getByRole("status", { name: "Place" })).toHaveTextContent("2")
})

test("without a pointer, every feature is in a list, read out, and kept in the address", async () => {
  showFile("cities.geojson", CITIES)
  const list = await screen.findByRole("listbox", { name: "Features" })
  expect(screen.getAllByRole("option").map(({ textContent }) => textContent)).toEqual([
    "<b>Amsterdam</b> point",
    "Berlin point",
    "Feature 3 point",
  ])
  act(() => list.focus())
  await userEvent.keyboard("{ArrowDown}{ArrowDown}")
  const berlin = screen.getByRole("option", { name: "Berlin point" })
  expect(berlin).toHaveAttribute("aria-selected", "true")
  expect(list).toHaveAttribute("aria-activedescendant", berlin.id)
  const status = () => screen.getAllByRole("status").map(({ textContent }) => textContent)
  expect(status()).toContain("Feature 2 of 3, name: Berlin, people: 3755000")
  expect(screen.getByRole("complementary", { name: "Feature" })).toHaveTextContent("people3755000")
  expect(screen.getByRole("status", { name: "Place" })).toHaveTextContent("2")
  await userEvent.keyboard("{End}{ArrowDown}")
  expect(status()).toContain("Feature 3 of 3, without properties")
  await userEvent.keyboard("{Home}{ArrowUp}")
  expect(screen.getByRole("option", { name: "<b>Amsterdam</b> point" })).toHaveAttribute("aria-selected", "true")
})

test("a feature in the address is chosen, one that is not there is none", async () => {
  const { unmount } = showFile("cities.geojson", CITIES, { at: "2" })
  expect(await screen.findByRole("complementary", { name: "Feature" })).toHaveTextContent("Berlin")
  unmount()
  showFile("cities.geojson", CITIES, { at: "99" })
  expect(await screen.findByText(/choose one in the list/)).toBeVisible()
})

test("keys bring the map nearer and move it, and what is chosen comes into sight", async () => {
  showFile("cities.geojson", CITIES)
  const map = await screen.findByRole("application", { name: /arrows move it, plus and minus zoom/ })
  const box = () => screen.getByRole("img").getAttribute("viewBox")?.split(" ").map(Number) ?? []
  const [left = 0, , width = 0] = box()
  act(() => map.focus())
  await userEvent.keyboard("{ArrowRight}")
  expect(box()).toEqual([left, expect.anything(), width, expect.anything()])
  await userEvent.keyboard("++")
  expect(box()[2]).toBeCloseTo(width / 1.5 ** 2)
  const nearer = box()[0] ?? 0
  await userEvent.keyboard("{ArrowRight}")
  expect(box()[0]).toBeGreaterThan(nearer)
  act(() => screen.getByRole("listbox").focus())
  await userEvent.keyboard("{Home}")
  expect(box()[0]).toBe(left)
  await userEvent.click(screen.getByRole("button", { name: "All of it" }))
  expect(box()[2]).toBe(width)
  await userEvent.click(screen.getByRole("button", { name: "Nearer" }))
  act(() => map.focus())
  await userEvent.keyboard("-")
  expect(box()[2]).toBeCloseTo(width)
})

test("what cannot be drawn says why, and is JSON by choice", async () => {
  const { unmount } = showFile("no.geojson", '{"a": 1}')
  expect(await screen.findByRole("alert")).toHaveTextContent("This JSON has no features of GeoJSON")
  unmount()
  showFile("no.geojson", '{"a": 1}', { as: "json" })
  expect(await screen.findByRole("tree", { name: "JSON" })).toBeVisible()
})
