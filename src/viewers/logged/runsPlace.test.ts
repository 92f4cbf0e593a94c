import { expect, test } from "vitest"

import { MOST_RUNS, runsAt, writtenRuns } from "./runsPlace"

test("what is written is read back, whatever an id holds", () => {
  for (const ids of [[], ["r1"], ["r1", "r2"], ["a,b", "c\\d", "e%&=#"]]) expect(runsAt(writtenRuns(ids))).toEqual(ids)
  expect(writtenRuns([])).toBe("")
})

test("places of other views are no runs, and no link asks for thousands", () => {
  expect(runsAt("L12")).toEqual([])
  expect(runsAt("runs:")).toEqual([])
  expect(runsAt("runs:a,a,b")).toEqual(["a", "b"])
  expect(runsAt(writtenRuns(Array.from({ length: 5000 }, (_, index) => `r${index}`)))).toHaveLength(MOST_RUNS)
})
