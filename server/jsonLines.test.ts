import { expect, test } from "vitest"

import { jsonLines } from "./jsonLines"

const text = `{
  "servers": [
    "demo",
    {
      "address":
        "http://a",
      "a\\u0062": [1, -2.5e3, true, null]
    }
  ]
}`

test.each([
  [[], 1],
  [["servers"], 2],
  [["servers", 0], 3],
  [["servers", 1], 4],
  [["servers", 1, "address"], 5],
  [["servers", 1, "ab", 3], 7],
  [["servers", 1, "missing"], 4],
  [["other"], 1],
])("%j stands on line %i", (path, line) => {
  const lines = jsonLines(text)
  expect(lines.ok && lines.lineOf(path)).toBe(line)
})

test.each([
  ["", 1, 1],
  ['{\n  "a": 1,\n}', 3, 1],
  ['{\n  "a" 1\n}', 2, 7],
  ["[1,\n 2", 2, 3],
  ['{"a": 01}', 1, 8],
  ["{} x", 1, 4],
  ['{"a": "\n"}', 1, 7],
  ["{'a': 1}", 1, 2],
])("%j cannot be read at line %i, column %i", (broken, line, column) => {
  expect(jsonLines(broken)).toEqual({ ok: false, line, column })
  expect(() => JSON.parse(broken) as unknown).toThrow(SyntaxError)
})

test("reads what JSON.parse reads", () => {
  for (const fine of ['"x"', " [ ] ", '{"":{}}', "-0.5E-7", '"\\ud83d\\n"']) {
    expect(jsonLines(fine).ok).toBe(true)
    expect(() => JSON.parse(fine) as unknown).not.toThrow()
  }
})
