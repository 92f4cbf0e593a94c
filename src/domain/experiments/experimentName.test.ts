import { expect, test } from "vitest"

import { folderOf, nameProblem, proposeName } from "./experimentName"

const known = [
  { id: "1", name: "churn", isDeleted: false },
  { id: "2", name: "old", isDeleted: true },
]

test.each([
  ["", /Enter a name/],
  ["  ", /Enter a name/],
  [" x", /space/],
  ["x".repeat(501), /501 characters/],
  ["a\nb", /cannot be seen/],
  ["churn", /exists already/],
  ["old", /deleted experiment/],
])("%j is explained", (name, problem) => {
  expect(nameProblem(name, known)).toMatch(problem)
})

test("new names and the experiment's own name are fine", () => {
  expect(nameProblem("/Users/ann@x/churn", known)).toBeUndefined()
  expect(nameProblem("churn", known, { self: "1" })).toBeUndefined()
})

test.each([
  [{ names: [], user: undefined, beside: undefined }, "my-experiment"],
  [{ names: ["my-experiment", "my-experiment-2"], user: undefined, beside: undefined }, "my-experiment-3"],
  [{ names: [], user: "ann@x", beside: undefined }, "/Users/ann@x/my-experiment"],
  [{ names: ["/Users/bob/a", "plain"], user: undefined, beside: undefined }, "/Users/bob/my-experiment"],
  [{ names: ["/Users/bob/a", "/Users/ann/a"], user: undefined, beside: undefined }, "my-experiment"],
  [{ names: [], user: "ann", beside: "/Shared/price/v1" }, "/Shared/price/my-experiment"],
  [{ names: [], user: "ann", beside: "plain" }, "my-experiment"],
])("proposes for %j", (state, name) => {
  expect(proposeName(state)).toBe(name)
})

test("the folder of a name ends with its slash", () => {
  expect(["/a/b", "a/b", "a", ""].map(folderOf)).toEqual(["/a/", "a/", "", ""])
})

test("0.9, 0.10: where names are paths of a workspace, the signed-in person's folder is proposed and a plain name refused", () => {
  expect(proposeName({ names: [], user: "ann@x", beside: undefined })).toBe("/Users/ann@x/my-experiment")
  expect(nameProblem("churn", [], { isPath: true })).toMatch(/is a path/)
  expect(nameProblem("/Users/ann@x/churn", [], { isPath: true })).toBeUndefined()
})
