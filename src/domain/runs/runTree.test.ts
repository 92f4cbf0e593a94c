import fc from "fast-check"
import { describe, expect, test } from "vitest"

import { testRun } from "~/testRun"

import type { Run } from "./run"
import { allRows, appendRuns, emptyRunColumns } from "./runColumns"
import { buildRunTree } from "./runTree"

/** Runs by id with the id of their parent. */
const tableOf = (parents: Readonly<Record<string, string>>) =>
  appendRuns(
    emptyRunColumns(),
    Object.entries(parents).map(([id, parent]): Run =>
      testRun({
        id,
        name: id,
        endedAtMs: 0,
        tags: parent === "" ? [] : [{ key: "mlflow.parentRunId", value: parent }],
      }),
    ),
  )

function shown(parents: Readonly<Record<string, string>>, isExpanded: (row: number) => boolean = () => true) {
  const columns = tableOf(parents)
  const tree = buildRunTree(columns, allRows(columns), isExpanded)
  return [...tree.rows].map((row, place) => {
    const mark = tree.orphans.has(row) ? "?" : ""
    return `${"-".repeat(tree.depths[place] ?? 0)}${columns.store.ids[row] ?? ""}${mark}`
  })
}

describe("nesting", () => {
  test.each([
    ["children below their parent, in order", { a: "", b: "c", c: "", d: "b", e: "c" }, ["a", "c", "-b", "--d", "-e"]],
    ["a parent that is not here", { a: "gone", b: "" }, ["a?", "b"]],
    ["a run that is its own parent", { a: "a", b: "" }, ["a?", "b"]],
    ["runs that are each other's parents", { a: "b", b: "a", c: "b" }, ["a", "-b", "--c"]],
  ])("%s", (_, parents, expected) => expect(shown(parents)).toEqual(expected))

  test("children of a collapsed row are hidden but counted", () => {
    const columns = tableOf({ a: "", b: "a", c: "a" })
    const tree = buildRunTree(columns, allRows(columns), () => false)
    expect([...tree.rows]).toEqual([0])
    expect(tree.childCounts.get(0)).toBe(2)
  })

  test("any parents at all: with everything open each row is shown exactly once", () => {
    const id = fc.constantFrom("a", "b", "c", "d", "e", "f")
    fc.assert(
      fc.property(fc.dictionary(id, fc.oneof(id, fc.constant("")), { noNullPrototype: true }), (parents) => {
        const names = shown(parents).map((line) => line.replace(/[-?]/g, ""))
        expect(names.toSorted()).toEqual(Object.keys(parents).toSorted())
      }),
    )
  })

  test("a chain of 20,000 runs needs no stack", () => {
    const chain = Object.fromEntries(Array.from({ length: 20_000 }, (_, n) => [`r${n}`, n === 0 ? "" : `r${n - 1}`]))
    expect(shown(chain)).toHaveLength(20_000)
  })
})
