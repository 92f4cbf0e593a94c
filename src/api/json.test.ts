import fc from "fast-check"
import { expect, test } from "vitest"

import { ApiError } from "~/domain/errors/apiError"

import { parseJson } from "./json"

test("bare NaN and Infinity become the strings MLflow writes elsewhere; text that looks like them stays", () => {
  const text = '{"k":"NaN, \\"NaN\\" -Infinity","v":-Infinity,"a":[NaN,1, Infinity],"NaN":"\\\\"}'
  expect(parseJson(text)).toEqual({
    k: 'NaN, "NaN" -Infinity',
    v: "-Infinity",
    a: ["NaN", 1, "Infinity"],
    NaN: "\\",
  })
})

test.each([
  ['{"id":9007199254740993}', { id: "9007199254740993" }],
  ['{"id": -9223372036854775808 }', { id: "-9223372036854775808" }],
  ["[ 123456789012345678,\n 1]", ["123456789012345678", 1]],
  [
    '{"ms":1700000000000,"x":0.3333333333333333333,"y":1.7976931348623157e+308}',
    { ms: 1700000000000, x: 1 / 3, y: Number.MAX_VALUE },
  ],
  ['{"safe":9007199254740991 }', { safe: 9007199254740991 }],
  ['{"text":"9007199254740993, 1"}', { text: "9007199254740993, 1" }],
])("an integer beyond 2^53 keeps its digits: %s", (text, expected) => {
  expect(parseJson(text)).toEqual(expected)
})

test("a byte order mark is no error", () => {
  expect(parseJson("\uFEFF{}")).toEqual({})
})

test("what is ordinary JSON reads as JSON.parse reads it", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value)
      expect(parseJson(text, { plainNumbers: true })).toEqual(JSON.parse(text))
    }),
  )
})

test.each([
  ['{"runs": [{"info"', "cut off"],
  ["<html>Sign in</html>", "not JSON"],
  ["", "not JSON"],
])("%j is a not-json error that says which", (text, words) => {
  expect(() => parseJson(text)).toThrow(expect.objectContaining({ kind: "not-json" }))
  expect(() => parseJson(text)).toThrow(words)
  expect(() => parseJson(text)).toThrow(ApiError)
})

test("a string of megabytes does not exhaust the tolerant reader", () => {
  const long = "x\\n".repeat(1_000_000)
  expect(parseJson(`{"a":NaN,"b":"${long}"}`)).toMatchObject({ a: "NaN" })
})
