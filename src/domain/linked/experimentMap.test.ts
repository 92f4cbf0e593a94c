import fc from "fast-check"
import { expect, test } from "vitest"

import type { Experiment } from "~/domain/experiments/experiment"

import { isMapped, mapExperiments, MAPPED_KINDS, matchesMapped, mirrorNameOf } from "./experimentMap"

const experiment = (name: string, id = name): Experiment => ({
  id,
  name,
  isDeleted: false,
  createdAtMs: undefined,
  updatedAtMs: undefined,
  artifactLocation: "",
  tags: [],
})
const all = (...names: readonly string[]) => names.map((name) => experiment(name))

test.each([
  ["/Users/ann/churn/training", "training"],
  ["a/b", "b"],
  ["plain", "plain"],
  ["/exp", "/exp"],
  ["a/", "a/"],
  ["a/b/", "b/"],
  ["//", "//"],
  ["a//b", "b"],
  ["", ""],
])("1.11: the path %j is called %j on the mirror", (path, name) => {
  expect(mirrorNameOf(path)).toBe(name)
})

test("1.11: paths that become one name stand together and say so", () => {
  const rows = mapExperiments(
    all("/Users/bob/training", "/Shared/live", "/Users/ann/training"),
    all("training", "live"),
  )
  expect(rows.map(({ primary, mirrorName, sharedBy }) => [primary?.name, mirrorName, sharedBy])).toEqual([
    ["/Shared/live", "live", 1],
    ["/Users/ann/training", "training", 2],
    ["/Users/bob/training", "training", 2],
  ])
  expect(rows.map(({ mirror }) => mirror?.name)).toEqual(["live", "training", "training"])
})

test("1.5: what is on one side only is there too", () => {
  const rows = mapExperiments(all("/a/here"), all("there"))
  const kinds = rows.map((row) => MAPPED_KINDS.filter((kind) => isMapped(row, kind)))
  expect(rows.map(({ mirrorName }) => mirrorName)).toEqual(["here", "there"])
  expect(kinds).toEqual([["primary-only"], ["mirror-only"]])
})

test("stores that both keep the whole path are joined by it", () => {
  const [row] = mapExperiments(all("/a/x"), all("/a/x"))
  expect(row).toMatchObject({ mirrorName: "/a/x", mirror: { name: "/a/x" }, sharedBy: 1 })
})

test("the search looks at both names", () => {
  const [row] = mapExperiments(all("/Users/ann/Training"), [])
  expect([
    row && matchesMapped(row, "ANN train"),
    row && matchesMapped(row, "bob"),
    row && matchesMapped(row, ""),
  ]).toEqual([true, false, true])
})

test("every experiment of both sides is in the list, under a key of its own", () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[ab/]{1,4}$/))
  fc.assert(
    fc.property(names, names, (primary, mirror) => {
      const rows = mapExperiments(all(...primary), all(...mirror))
      expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
      expect(rows.flatMap((row) => row.primary?.name ?? []).sort()).toEqual([...primary].sort())
      expect([...new Set(rows.flatMap((row) => row.mirror?.name ?? []))].sort()).toEqual([...mirror].sort())
    }),
  )
})
