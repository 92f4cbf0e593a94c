import { expect, test } from "vitest"

import { aliasProblem } from "./aliasName"

test.each([
  ["champion", undefined],
  ["très-bon_2", undefined],
  ["v2a", undefined],
  ["", "An alias needs a name"],
  ["a b", "An alias takes letters, digits, _ and -"],
  ["@champion", "An alias takes letters, digits, _ and -"],
  ["Latest", "“Latest” stands for a version already"],
  ["v12", "“v12” stands for a version already"],
  ["x".repeat(256), "An alias has at most 255 characters"],
])("%j: %s", (alias, problem) => {
  expect(aliasProblem(alias)).toBe(problem)
})
