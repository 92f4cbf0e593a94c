import fc from "fast-check"
import { expect, test } from "vitest"

import { indexJson, type JsonIndex } from "./jsonIndex"
import { childItems, findItems, placeOf, rootItem } from "./jsonTree"

const encode = (text: string) => new TextEncoder().encode(text)

function indexOf(text: string): JsonIndex {
  const indexing = indexJson(encode(text))
  if (!indexing.ok) throw new Error(indexing.message)
  return indexing.index
}

/** Reads it back as a value, through the items alone. */
function valueOf(index: JsonIndex, item = rootItem(index)): unknown {
  const children = childItems(index, item.node, { from: 0, count: Infinity })
  switch (item.kind) {
    case "array":
      return children.map((child) => valueOf(index, child))
    case "object":
      return Object.fromEntries(children.map((child) => [child.name ?? "", valueOf(index, child)]))
    case "string":
      return item.text
    case "number":
    case "word":
      return JSON.parse(item.text)
  }
}

test("whatever JSON says is read back", () => {
  fc.assert(
    fc.property(fc.json(), fc.boolean(), (json, isSpaced) => {
      const parsed: unknown = JSON.parse(json)
      const text = isSpaced ? JSON.stringify(parsed, null, 2) : json
      expect(valueOf(indexOf(text))).toEqual(parsed)
    }),
  )
})

test("digits, double keys, odd names and Python's words are kept", () => {
  const index = indexOf('\ufeff{"__proto__": 12345678901234567890, "a": NaN, "a": -Infinity, "\\u00e9\\n": 1e-400}')
  const items = childItems(index, 0, { from: 0, count: 10 })
  expect(items.map(({ name, text }) => [name, text])).toEqual([
    ["__proto__", "12345678901234567890"],
    ["a", "NaN"],
    ["a", "-Infinity"],
    ["é\n", "1e-400"],
  ])
})

test("a part of a list is read without the rest", () => {
  const index = indexOf(JSON.stringify(Array.from({ length: 3000 }, (_, value) => [value])))
  const items = childItems(index, 0, { from: 2000, count: 2 })
  expect(items.map(({ name, count }) => [name, count])).toEqual([
    ["2000", 1],
    ["2001", 1],
  ])
})

test.each([
  ['{"a": 1,\n oops}', "A key in quotes is missing", 2, 2],
  ['{"a": 1,\n "ü" 2}', "A colon is missing", 2, 6],
  ["[1 2]", "A comma or ] is missing", 1, 4],
  ["[1,]", "No value begins here", 1, 4],
  ['["abc', "A string does not end", 1, 2],
  ["[1e]", "A number has no exponent after its e", 1, 3],
  ["", "The document ends too early", 1, 1],
  ["{} x", "There is more after the end of the document", 1, 4],
  ["[1, 2", "A comma or ] is missing", 1, 6],
])("%j is no JSON: %s", (text, message, ...[line, column]) => {
  const indexing = indexJson(encode(text))
  expect(indexing).toMatchObject({ ok: false, message })
  expect(placeOf(encode(text), indexing.ok ? 0 : indexing.offset)).toMatchObject({ line, column })
})

test("the place of a fault comes with the text around it", () => {
  const text = `{"a": "${"x".repeat(200)}"\n, b: 1, "c": 2}\n`
  const { excerpt, mark } = placeOf(encode(text), text.indexOf("b:"))
  expect(excerpt).toBe(', b: 1, "c": 2}')
  expect(excerpt[mark]).toBe("b")
})

test("100,000 levels and too many values end with a reason", () => {
  expect(indexJson(encode("[".repeat(100_000)))).toMatchObject({
    ok: false,
    message: "The document is nested more than 1000 levels deep",
  })
  expect(indexJson(encode("[1,2,3]"), { depth: 10, nodes: 3 })).toMatchObject({
    ok: false,
    message: "The document has too many values to be shown as a tree",
  })
})

test("what is sought is found in keys and values, with the way to it", () => {
  const index = indexOf('{"runs": [{"name": "first"}, {"name": "second", "tags": {"Second": [1, 2]}}], "n": 2}')
  const names = (wanted: string, most = 10) =>
    findItems(index, wanted, most).paths.map((path) =>
      path.map(({ item, position }) => `${item.name ?? ""}@${position}`).join(" "),
    )
  expect(names("second")).toEqual(["@0 runs@0 1@1 name@0", "@0 runs@0 1@1 tags@1 Second@0"])
  expect(names("2")).toEqual(["@0 runs@0 1@1 tags@1 Second@0 1@1", "@0 n@1"])
  expect(findItems(index, "name", 1)).toMatchObject({ isCut: true })
  expect(names("nothing")).toEqual([])
})
