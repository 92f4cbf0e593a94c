import { expect, test } from "vitest"

import { parseJson, type JsonNode } from "~/domain/artifacts/parseJson"

import { jsonValue, plainName, pythonValue, quoted, shellWord } from "./code"

const node = (text: string): JsonNode => {
  const reading = parseJson(text)
  if (!reading.ok) throw new Error(reading.message)
  return reading.node
}

test("values of JSON are literals of Python, with the digits they were written with", () => {
  expect(pythonValue(node('{"a": [1.50, 12345678901234567890, true, null, NaN], "b": "x"}'))).toBe(
    '{"a": [1.50, 12345678901234567890, True, None, float("nan")], "b": "x"}',
  )
  expect(jsonValue(node('[true, null, NaN, -Infinity, "é"]'))).toBe('[true, null, null, null, "é"]')
})

test("a text stays one text, whatever it holds, and shows what it hides", () => {
  expect(quoted('a"); import os #\n')).toBe('"a\\"); import os #\\n"')
  expect(quoted("abc\u202edef\u00a0\u{e0041}")).toBe('"abc\\u202edef\\u00a0\\U000e0041"')
  expect(JSON.parse(jsonValue(node(JSON.stringify("x\u{e0041}\u2028"))))).toBe("x\u{e0041}\u2028")
})

test.each([
  ["models:/churn@champion", "models:/churn@champion"],
  ["models:/a b/1", "'models:/a b/1'"],
  ["$(rm -rf ~)", "'$(rm -rf ~)'"],
  ["it's", "'it'\\''s'"],
  ["", "''"],
  ["-n", "-n"],
  ["a\nb", "'a\nb'"],
  ["a\u202e'b", "$'a\\u202e\\'b'"],
])("%j is one word of a shell", (text, word) => {
  expect(shellWord(text)).toBe(word)
})

test.each([
  ["Churn Classifier (v2)", "churn-classifier-v2"],
  ["main.ml.churn", "main-ml-churn"],
  ["2nd", "nd"],
  ["模型", "model"],
  ["a".repeat(80), "a".repeat(60)],
])("%j as a name for an image is %s", (name, plain) => {
  expect(plainName(name, 60)).toBe(plain)
})
