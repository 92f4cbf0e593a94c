import { readFileSync } from "node:fs"
import { expect, test } from "vitest"

import { COLUMN_GAP, curvesOf, GAP, ROW, rowsOf, WIDTH } from "./curves"
import { lineageOf } from "./lineageOf"
import { facts, logged, run, there, version, whole } from "./testFacts"

test("lines go from the right edge of a node to the left edge of the next", () => {
  const lineage = lineageOf(whole)
  expect(rowsOf(lineage)).toBe(1)
  const middle = (ROW - GAP) / 2
  const column = (WIDTH - 4 * COLUMN_GAP) / 5
  expect(curvesOf(lineage)[0]?.path).toBe(
    `M${column} ${middle}C${column + COLUMN_GAP / 2} ${middle} ${column + COLUMN_GAP / 2} ${middle} ${column + COLUMN_GAP} ${middle}`,
  )
})

test("the rows are as high as the styles make them", () => {
  expect(readFileSync("src/styles/tokens.css", "utf8")).toContain(`--lineage-row: ${ROW}px`)
})

test("a line from a run to its version goes below the logged model between them, not through it", () => {
  const lineage = lineageOf(
    facts({ runs: [there(run("r1"))], models: [there(logged("m1", { sourceRunId: "" }))], versions: [version("1")] }),
  )
  const column = (WIDTH - 4 * COLUMN_GAP) / 5
  const left = 2 * (column + COLUMN_GAP)
  expect(curvesOf(lineage).map(({ path }) => path)).toEqual([
    expect.stringContaining(`${left} ${ROW - GAP / 2}H${left + column}C`),
  ])
})
