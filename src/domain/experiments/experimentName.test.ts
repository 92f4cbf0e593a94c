import { expect, test } from "vitest"

import { folderOf, isOwnedBy, nameProblem, ownerOf, proposeName } from "./experimentName"
import { leafLabel } from "./experimentTree"

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

test.each<readonly [string, string, readonly (string | undefined)[]]>([
  ["1.9: a path of a person", "/Users/ann@x/churn/v1", ["ann@x", "/Users/ann@x/churn/", "v1"]],
  ["1.9: without a folder of its own", "/Users/ann@x/v1", ["ann@x", "/Users/ann@x/", "v1"]],
  ["1.9: of everybody", "/Shared/price/v1", [undefined, "/Shared/price/", "v1"]],
  ["1.9: a person's folder itself", "/Users/ann@x", [undefined, "/Users/", "ann@x"]],
  ["1.9: no path", "Users/ann/v1", [undefined, "Users/ann/", "v1"]],
])("%s: %s has its owner, folder and leaf", (_title, name, parts) => {
  expect([ownerOf(name), folderOf(name), leafLabel(name)]).toEqual(parts)
})

test("1.10: one's own are those in one's folder, in any case, and those that the server says are one's own", () => {
  const mine = (name: string, tags: { key: string; value: string }[] = []) => isOwnedBy("Ann@x", { name, tags })
  expect(mine("/Users/ann@x/churn")).toBe(true)
  expect(mine("/Shared/churn", [{ key: "mlflow.ownerEmail", value: "ann@x" }])).toBe(true)
  expect(mine("/Users/ann@x.example/churn")).toBe(false)
  expect(mine("/Shared/ann@x/churn")).toBe(false)
})
