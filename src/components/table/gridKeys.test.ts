import { expect, test } from "vitest"

import { movedRow } from "./gridKeys"

const size = { rowCount: 100, rowsPerPage: 20 }

test.each([
  ["ArrowDown", 0, 1],
  ["j", 98, 99],
  ["j", 99, 99],
  ["ArrowUp", 0, 0],
  ["k", 5, 4],
  ["PageDown", 90, 99],
  ["PageUp", 30, 10],
  ["Home", 50, 0],
  ["End", 50, 99],
  ["x", 50, undefined],
])("%s from %i goes to %s", (key, from, to) => {
  expect(movedRow(key, from, size)).toBe(to)
})

test("an empty grid has nowhere to go", () => {
  expect(movedRow("ArrowDown", -1, { rowCount: 0, rowsPerPage: 20 })).toBeUndefined()
})
