import fc from "fast-check"
import { describe, expect, test } from "vitest"

import { treeRows } from "~/domain/tree/treeRows"

import type { Experiment } from "./experiment"
import {
  ancestorKeys,
  experimentTree,
  leafLabel,
  searchTree,
  shownLabel,
  sortTree,
  type ExperimentNode,
} from "./experimentTree"

const named = (...names: readonly string[]): readonly Experiment[] =>
  names.map((name, index) => ({
    id: String(index),
    name,
    isDeleted: false,
    createdAtMs: undefined,
    updatedAtMs: undefined,
    artifactLocation: "",
    tags: [],
  }))

const draw = (nodes: readonly ExperimentNode[]): readonly string[] =>
  treeRows(nodes, () => true).map(
    ({ node, level }) =>
      `${"  ".repeat(level - 1)}${node.label}${node.experiment === undefined ? "/" : ""} ${node.count}`,
  )

describe("experimentTree", () => {
  test("0.11: paths become folders, in natural order", () => {
    const tree = experimentTree(named("/Users/ann@x/churn/v10", "/Users/ann@x/churn/v2", "/Shared/a", "plain", "a/b"))
    expect(draw(tree)).toEqual([
      "a/ 1",
      "  b 1",
      "plain 1",
      "Shared/ 1",
      "  a 1",
      "Users/ 2",
      "  ann@x/ 2",
      "    churn/ 2",
      "      v2 1",
      "      v10 1",
    ])
  })
  test("a name can be folder and experiment", () => {
    expect(draw(experimentTree(named("a/b", "a")))).toEqual(["a 2", "  b 1"])
  })
  test("names that meet in one place both stay, and names without parts too", () => {
    expect(draw(experimentTree(named("/a/b", "a//b")))).toEqual(["a/ 2", "  b 2", "    a//b 1"])
    expect(draw(experimentTree(named("//", "")))).toEqual([" 1", "// 1"])
  })
  test("names of object properties are only names", () => {
    expect(draw(experimentTree(named("__proto__/constructor")))).toEqual(["__proto__/ 1", "  constructor 1"])
  })
  test("every experiment stands in the tree exactly once, under unique keys", () => {
    const name = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom("a", "b", "", "/", "é"), { maxLength: 5 }).map((p) => p.join("/")),
    )
    fc.assert(
      fc.property(fc.array(name), (names) => {
        const tree = experimentTree(named(...names))
        const rows = treeRows(tree, () => true)
        const ids = rows.flatMap(({ node }) => node.experiment?.id ?? [])
        expect(ids.toSorted()).toEqual(
          named(...names)
            .map(({ id }) => id)
            .toSorted(),
        )
        expect(new Set(rows.map(({ node }) => node.key)).size).toBe(rows.length)
        expect(tree.reduce((sum, node) => sum + node.count, 0)).toBe(names.length)
      }),
    )
  })
})

describe("searchTree", () => {
  const tree = experimentTree(named("/Users/ann/churn/v1", "/Users/bob/churn/v2", "/Shared/price", "churn"))
  test("4.6: keeps matches in their folders and counts only them", () => {
    expect(draw(searchTree(tree, "ann churn"))).toEqual(["Users/ 1", "  ann/ 1", "    churn/ 1", "      v1 1"])
    expect(draw(searchTree(tree, "CHURN"))[0]).toBe("churn 1")
  })
  test("no text keeps the tree, no match empties it", () => {
    expect(searchTree(tree, "  ")).toBe(tree)
    expect(searchTree(tree, "nothing")).toEqual([])
  })
  test("an experiment that only leads to a match is shown as a folder", () => {
    expect(draw(searchTree(experimentTree(named("a", "a/bee")), "bee"))).toEqual(["a/ 1", "  bee 1"])
  })
})

describe("sortTree", () => {
  const at = (name: string, createdAtMs: number | undefined): Experiment => ({
    ...named(name)[0]!,
    id: name,
    createdAtMs,
  })
  const tree = experimentTree([at("a/old", 1), at("a/new", 9), at("b", 5), at("c", undefined)])
  const flat = (nodes: readonly ExperimentNode[]) => draw(nodes).map((line) => line.replace(/\/? \d+$/, ""))
  test("newest first: a folder counts as its newest, what has no time comes last", () => {
    expect(flat(sortTree(tree, "-created"))).toEqual(["a", "  new", "  old", "b", "c"])
  })
  test("oldest first: a folder counts as its oldest", () => {
    expect(flat(sortTree(tree, "created"))).toEqual(["a", "  old", "  new", "b", "c"])
  })
  test("names backwards", () => {
    expect(flat(sortTree(tree, "-name"))).toEqual(["c", "b", "a", "  old", "  new"])
  })
})

test("closed folders hide what is in them; rows know their place", () => {
  const tree = experimentTree(named("a/b", "c"))
  expect(treeRows(tree, () => false)).toMatchObject([
    { node: { label: "a" }, level: 1, position: 1, siblings: 2, isOpen: false },
    { node: { label: "c" }, level: 1, position: 2, siblings: 2, isOpen: false },
  ])
})

test("a blank name still has something to press", () => {
  expect(["  ", "", " a "].map(shownLabel)).toEqual(["(blank)", "(blank)", " a "])
  expect([" ", "/Shared/ ", "//", "/Shared/a//"].map(leafLabel)).toEqual(["(blank)", "(blank)", "//", "a"])
})

test("ancestor keys are the keys of the folders above", () => {
  expect(ancestorKeys("/Users/ann/v1")).toEqual(["/Users", "/Users/ann"])
  expect(ancestorKeys("plain")).toEqual([])
})

test("4.20: 10,000 experiments become a tree, a search and rows, each once", () => {
  const names = Array.from({ length: 10_000 }, (_, i) => `/Users/user${i % 100}@x/project ${i % 7}/exp-${i}`)
  const tree = experimentTree(named(...names))
  expect(treeRows(tree, () => true)).toHaveLength(10_000 + 1 + 100 + 700)
  expect(searchTree(tree, "user42 exp-42")[0]?.count).toBe(
    names.filter((n) => n.includes("user42@") && n.includes("exp-42")).length,
  )
})
