import fc from "fast-check"
import { expect, test } from "vitest"

import { parseJson, type JsonNode } from "./parseJson"

function plain(node: JsonNode): unknown {
  if (node.kind === "object") return node.entries.map(({ key, value }) => [key, plain(value)])
  if (node.kind === "array") return node.elements.map(plain)
  return node.kind === "string" ? node.value : node.text
}
const read = (text: string) => {
  const reading = parseJson(text)
  return reading.ok ? plain(reading.node) : `${reading.line}: ${reading.message}`
}

test.each([
  ["12345678901234567890", "12345678901234567890"],
  ["[NaN, -Infinity, 1e-7, 0.10]", ["NaN", "-Infinity", "1e-7", "0.10"]],
  [
    '{"__proto__": 1, "a": 2, "a": 3}',
    [
      ["__proto__", "1"],
      ["a", "2"],
      ["a", "3"],
    ],
  ],
  ['"a\\u0041\\n"', "aA\n"],
  ['"tab\there"', "tab\there"],
  ["\ufeff {} ", []],
  ["", "1: The document ends too early"],
  ["[1,\n2", "2: A comma or ] is missing"],
  ['{"a" 1}', "1: A colon is missing"],
  ["[1] 2", "1: There is more after the end of the document"],
  ["<html>", "1: No value begins here"],
  ['"open', "1: A string is missing, or does not end"],
  ['"\\x"', "1: A string holds an escape that JSON does not know"],
])("%j", (text, expected) => {
  expect(read(text)).toEqual(expected)
})

test("a bomb of brackets is refused, not run into the stack's end", () => {
  expect(read("[".repeat(100_000))).toBe("1: The document is nested too deeply")
})

test("whatever JSON.stringify writes is read with the same meaning", () => {
  const entriesOf = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(entriesOf)
    if (typeof value === "object" && value !== null) return Object.entries(value).map(([k, v]) => [k, entriesOf(v)])
    return typeof value === "string" ? value : String(JSON.stringify(value))
  }
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(read(JSON.stringify(value))).toEqual(entriesOf(JSON.parse(JSON.stringify(value))))
    }),
  )
})
