import { expect, test } from "vitest"

import { createDb } from "~mocks/db"
import { testNow } from "~mocks/testNow"

import { seedDemo } from "./demo"

const KINDS =
  "md txt log py yaml json csv tsv parquet npy npz safetensors png svg html ipynb pdf wav geojson zip tar pt".split(" ")

/** Not among them: what only a program of its own could make (Arrow, video, moving pictures). */
test("the demo holds each kind of file that is looked at, and each of them is small", () => {
  const db = createDb({ now: () => testNow, randomSeed: 1 })
  seedDemo(db)
  const sizes = new Map<string, number>()
  for (const run of db.runs.values())
    for (const [path, { bytes }] of run.data().files) {
      const kind = path.slice(path.lastIndexOf(".") + 1)
      if (!sizes.has(kind)) sizes.set(kind, bytes().length)
    }
  expect(KINDS.filter((kind) => !sizes.has(kind))).toEqual([])
  expect(Math.min(...sizes.values())).toBeGreaterThan(0)
  expect(Math.max(...sizes.values())).toBeLessThan(500_000)
})

test("the notebook of the demo holds a chart as Altair leaves it", () => {
  const db = createDb({ now: () => testNow, randomSeed: 1 })
  seedDemo(db)
  const notebooks = [...db.runs.values()].flatMap((run) => run.data().files.get("analysis.ipynb") ?? [])
  const text = new TextDecoder().decode(notebooks[0]?.bytes())
  expect(text).toContain("var VEGA_DEBUG")
  expect(text).toContain("https://vega.github.io/schema/vega-lite/v6.4.1.json")
})
