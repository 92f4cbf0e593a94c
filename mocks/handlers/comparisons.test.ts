import { expect, test } from "vitest"
import { likeMatcher } from "./comparisons"

test.each([
  ["%hurn-cl%", "churn-classifier", true],
  ["a_c", "a.c", true],
  ["a.c", "abc", false],
  ["(x)[y]{1}/^$|*+?\\", "(x)[y]{1}/^$|*+?\\", true],
  ["%", "line\nbreak", true],
])("the pattern %j on %j: %s", (pattern, value, isMatch) => {
  expect(likeMatcher(pattern, true)(value)).toBe(isMatch)
  expect(likeMatcher(pattern.toUpperCase(), false)(value)).toBe(isMatch)
})
