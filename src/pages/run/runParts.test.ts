import { expect, test } from "vitest"

import type { Run } from "~/domain/runs/run"
import { testRun } from "~/testRun"

import { curvesOf, durationOf, matching, originOf } from "./runParts"

const run = (fields: Partial<Run>): Run => testRun({ id: "r1", startedAtMs: 1000, endedAtMs: 61_000, ...fields })
const metric = (key: string, step: number) => ({ key, value: 1, step, timestampMs: 0 })

test("the overview draws curves only, validation first, and never the machine's", () => {
  const metrics = [
    metric("train/loss", 9),
    metric("z", 9),
    metric("val/acc", 9),
    metric("once", 0),
    metric("system/cpu", 9),
  ]
  expect(curvesOf(run({ metrics }), 3)).toEqual(["val/acc", "train/loss", "z"])
  expect(curvesOf(run({ metrics }), 1)).toEqual(["val/acc"])
})

test("a key matches when it holds every word", () => {
  const keys = [{ key: "val/Loss" }, { key: "train/loss" }]
  expect(matching(keys, "loss VAL")).toEqual([{ key: "val/Loss" }])
  expect(matching(keys, "")).toEqual(keys)
})

test("a repository becomes a link only where its host is known", () => {
  const tags = (repository: string) => [
    { key: "mlflow.source.git.repoURL", value: repository },
    { key: "mlflow.source.git.commit", value: "0123abc" },
  ]
  expect(originOf(run({ tags: tags("git@github.com:a/b.git") })).link?.commit).toBe(
    "https://github.com/a/b/commit/0123abc",
  )
  expect(originOf(run({ tags: tags("javascript:alert(1)") })).link).toBeUndefined()
})

test.each([
  [{ endedAtMs: undefined }, 4000],
  [{}, 60_000],
  [{ startedAtMs: undefined }, undefined],
])("the duration of %j", (fields, expected) => {
  expect(durationOf(run(fields), 5000)).toBe(expected)
})
