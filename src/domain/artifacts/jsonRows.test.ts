import { expect, test } from "vitest"

import { indexJson } from "./jsonIndex"
import { jsonRows, pathTo, pointerTo } from "./jsonRows"
import { childItems, followPointer, rootItem } from "./jsonTree"

function indexOf(text: string) {
  const indexing = indexJson(new TextEncoder().encode(text))
  if (!indexing.ok) throw new Error(indexing.message)
  return indexing.index
}

function rowsOf(text: string, opened: readonly number[], shown = 1000) {
  const index = indexOf(text)
  const children = new Map(opened.map((node) => [node, childItems(index, node, { from: 0, count: shown })] as const))
  return jsonRows(rootItem(index), { open: new Set(opened), children })
}

test("what is open follows what holds it, with its place among its siblings", () => {
  const rows = rowsOf('{"a": {"b": {"c": 1}}, "d": 2}', [0, 1])
  expect(rows.map(({ key, level, position, siblings, isOpen }) => [key, level, position, siblings, isOpen])).toEqual([
    ["0", 1, 1, 1, true],
    ["1", 2, 1, 2, true],
    ["2", 3, 1, 1, false],
    ["4", 2, 2, 2, undefined],
  ])
})

test("of a long list the rest stands behind what is read", () => {
  const rows = rowsOf("[1, 2, 3, 4]", [0], 3)
  expect(rows.at(-1)).toMatchObject({ kind: "more", count: 1, isAsked: false, position: 4 })
  const index = indexOf("[1]")
  expect(jsonRows(rootItem(index), { open: new Set([0]), children: new Map() }).at(-1)).toMatchObject({ isAsked: true })
})

test("a path as one writes it, and a pointer that leads back", () => {
  const text = '{"runs": [0, {"a/b~c": {"__proto__": 1}}]}'
  const index = indexOf(text)
  const last = rowsOf(text, [0, 1, 3, 4]).at(-1)
  if (last === undefined) throw new Error("no rows")
  expect(pathTo(last)).toBe('runs[1]["a/b~c"].__proto__')
  expect(pointerTo(last)).toBe("/runs/1/a~1b~0c/__proto__")
  expect(followPointer(index, pointerTo(last))?.map(({ item }) => item.node)).toEqual([0, 1, 3, 4, 5])
  expect(followPointer(index, "/runs/7")).toBeUndefined()
  expect(followPointer(index, "")).toHaveLength(1)
})
