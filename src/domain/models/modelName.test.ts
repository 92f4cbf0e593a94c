import { expect, test } from "vitest"

import { modelNameProblem } from "./modelName"

test.each([
  ["churn", undefined],
  ["catalog.schema.churn", undefined],
  ["b c ü", undefined],
  ["  ", "A model needs a name"],
  ["a/b", "A model's name cannot hold a slash or a colon"],
  ["a:b", "A model's name cannot hold a slash or a colon"],
  ["x".repeat(257), "A model's name has at most 256 characters"],
])("%j: %s", (name, problem) => {
  expect(modelNameProblem(name)).toBe(problem)
})
