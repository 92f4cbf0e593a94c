import fc from "fast-check"
import { describe, expect, test } from "vitest"

import { cssColor, runColor } from "./runColor"
import { isUnfinished, statusLook } from "./runStatus"
import { sourceLink } from "./sourceLink"

describe("colour", () => {
  test("is the same for the same id, and all of them are used", () => {
    const ids = Array.from({ length: 400 }, (_, n) => n.toString(16).padStart(32, "0"))
    expect(ids.map((id) => runColor(id))).toEqual(ids.map((id) => runColor(id)))
    expect(new Set(ids.map((id) => `${runColor(id).token} ${runColor(id).dash}`)).size).toBe(32)
  })
  test("of any id is one of the eight", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (id) => {
        expect(cssColor(runColor(id))).toMatch(/^var\(--run-[1-8]\)$/)
      }),
    )
  })
  test.each([
    ["#A1b2C3", "#a1b2c3"],
    ["#fff", "#fff"],
    ["red", undefined],
    ["#fff;background:url(//x)", undefined],
    ["url(#a)", undefined],
  ])("from the tag %s is %s", (value, expected) =>
    expect(runColor("r", [{ key: "mlflow.runColor", value }]).custom).toBe(expected),
  )
})

test.each([
  ["FINISHED", "Finished", false],
  ["RUNNING", "Running", true],
  ["SCHEDULED", "Scheduled", true],
  ["PAUSED", "PAUSED", false],
  ["constructor", "constructor", false],
  ["", "No status", false],
])("4.9: the status %s reads %s", (status, label, unfinished) => {
  expect(statusLook(status).label).toBe(label)
  expect(isUnfinished(status)).toBe(unfinished)
})

const SHA = "0123456789abcdef0123456789abcdef01234567"
test.each([
  ["https://github.com/a/b.git", "https://github.com/a/b", `https://github.com/a/b/commit/${SHA}`],
  ["git@github.com:a/b.git", "https://github.com/a/b", `https://github.com/a/b/commit/${SHA}`],
  ["https://ann:secret@gitlab.com/a/b/", "https://gitlab.com/a/b", `https://gitlab.com/a/b/-/commit/${SHA}`],
  [
    "ssh://git@gitlab.example.com:2222/a/b",
    "https://gitlab.example.com/a/b",
    `https://gitlab.example.com/a/b/-/commit/${SHA}`,
  ],
  ["https://bitbucket.org/a/b", "https://bitbucket.org/a/b", `https://bitbucket.org/a/b/commits/${SHA}`],
  [
    "https://dev.azure.com/o/p/_git/r",
    "https://dev.azure.com/o/p/_git/r",
    `https://dev.azure.com/o/p/_git/r/commit/${SHA}`,
  ],
  [
    "git@ssh.dev.azure.com:v3/o/p/r",
    "https://dev.azure.com/o/p/_git/r",
    `https://dev.azure.com/o/p/_git/r/commit/${SHA}`,
  ],
])("%s links to %s", (repository, ...[base, commit]) =>
  expect(sourceLink(repository, SHA)).toEqual({ repository: base, commit }),
)

test.each([
  "javascript:alert(1)//github.com/a",
  "https://github.com.example.org/a/b",
  "https://evilgithub.com/a/b",
  "https://example.org/github.com/a",
  "file:///home/ann/code",
  "git@example.org:a/b",
  "https://github.com",
  "",
  undefined,
])("%s is no link", (repository) => expect(sourceLink(repository, SHA)).toBeUndefined())

test("a commit that is none is not linked", () => {
  expect(sourceLink("https://github.com/a/b", "../../x")).toEqual({
    repository: "https://github.com/a/b",
    commit: undefined,
  })
})
