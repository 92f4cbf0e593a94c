import { expect, test } from "vitest"

import { testModelVersion } from "~/testModelVersion"

import type { ModelVersion } from "./model"
import { modelActivity } from "./modelActivity"

const version = (number: string, createdAtMs: number, more: Partial<ModelVersion> = {}) =>
  testModelVersion(number, { createdAtMs, updatedAtMs: createdAtMs, ...more })

test("what a registry keeps of a model and its versions is told, newest first", () => {
  const model = { createdAtMs: 0, updatedAtMs: 90_000 }
  const versions = [
    version("1", 1_000, { updatedAtMs: 90_000 }),
    version("2", 50_000, { status: "FAILED_REGISTRATION" }),
  ]
  expect(modelActivity(model, versions)).toEqual([
    { atMs: 90_000, version: "1", what: "last changed" },
    { atMs: 50_000, version: "2", what: "registered, now failed" },
    { atMs: 1_000, version: "1", what: "registered" },
    { atMs: 0, version: "", what: "created" },
  ])
})

test("a change of the model itself is told, and times that are not kept are not made up", () => {
  expect(modelActivity({ createdAtMs: undefined, updatedAtMs: 7_000 }, [version("1", 2_000)])).toEqual([
    { atMs: 7_000, version: "", what: "last changed" },
    { atMs: 2_000, version: "1", what: "registered" },
  ])
  expect(modelActivity({ createdAtMs: undefined, updatedAtMs: undefined }, [])).toEqual([])
})
