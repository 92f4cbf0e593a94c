import { expect, test } from "vitest"

import { jsonRows, moreOf, type JsonView } from "./jsonRows"
import { parseJson, type JsonNode } from "./parseJson"

const untouched: JsonView = { toggled: new Map(), shown: new Map() }
function read(text: string): JsonNode {
  const reading = parseJson(text)
  if (!reading.ok) throw new Error(reading.message)
  return reading.node
}
const lines = (text: string, view = untouched) =>
  jsonRows(read(text), view).map(({ key, level, name, isOpen }) => [key, level, name, isOpen])

test("the first levels are open, what lies deeper is closed", () => {
  expect(lines('{"a": {"b": {"c": 1}}, "d": 2}')).toEqual([
    ["0", 1, undefined, true],
    ["0.0", 2, "a", true],
    ["0.0.0", 3, "b", false],
    ["0.1", 2, "d", undefined],
  ])
})

test("what a person closed stays closed", () => {
  expect(lines("[[1]]", { ...untouched, toggled: new Map([["0.0", false]]) })).toEqual([
    ["0", 1, undefined, true],
    ["0.0", 2, "0", false],
  ])
})

test("a long list shows a thousand, then more on demand", () => {
  const text = JSON.stringify(Array.from({ length: 2500 }, (_, i) => i))
  expect(jsonRows(read(text), untouched).at(-1)?.node).toEqual({ kind: "more", count: 1500 })
  const view = { ...untouched, shown: new Map([["0", moreOf(untouched, "0")]]) }
  expect(jsonRows(read(text), view).at(-1)?.node).toEqual({ kind: "more", count: 500 })
})
