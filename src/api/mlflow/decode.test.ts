import { expect, test } from "vitest"

import { decodeLoggedModel, decodeModelVersion } from "./decodeModel"
import { decodeRun } from "./decodeRun"
import { toBatch } from "./history"

test("an empty answer decodes to a run with nothing in it", () => {
  expect(decodeRun({})).toMatchObject({ id: "", metrics: [], params: [], datasets: [], startedAtMs: undefined })
  expect(decodeRun(null)).toMatchObject({ id: "" })
})

test("old servers' run_uuid, int64 as text and the user of the run itself are understood", () => {
  const meta = { run_uuid: "r", experiment_id: 7, start_time: "1700000000000", end_time: 0, user_id: "ann" }
  expect(decodeRun({ info: meta, data: { metrics: [{ key: "__proto__", value: "NaN", step: "3" }] } })).toMatchObject({
    id: "r",
    experimentId: "7",
    startedAtMs: 1700000000000,
    endedAtMs: undefined,
    metrics: [{ key: "__proto__", value: NaN, step: 3 }],
    tags: [{ key: "mlflow.user", value: "ann" }],
  })
})

test("points of runs nobody asked for are left out, those without a run belong to the only one", () => {
  const points = [
    { run_id: "b", step: 1, timestamp: 5, value: 2 },
    { run_id: "x", step: 1, timestamp: 5, value: 2 },
    { run_id: "a", step: 0, timestamp: 4, value: "-Infinity" },
  ]
  const batch = toBatch(points, ["a", "b"])
  expect([...batch.runIndex]).toEqual([1, 0])
  expect([...batch.values]).toEqual([2, -Infinity])
  expect([...toBatch([{ step: 1, value: 3 }], ["a"]).values]).toEqual([3])
  expect(toBatch(undefined, ["a"]).values).toHaveLength(0)
})

test("a version names its logged model in the source only", () => {
  expect(decodeModelVersion({ name: "a", version: 2, source: "models:/m-1f" })).toMatchObject({
    version: "2",
    modelId: "m-1f",
  })
  expect(decodeModelVersion({ source: "runs:/m-1f/x" }).modelId).toBe("")
})

test("registrations come from the tag when the list is empty, each once; a broken tag is no error", () => {
  const versions = '[{"name": "reg", "version": 1}, {"name": "reg", "version": "1"}]'
  const model = decodeLoggedModel({ info: { tags: [{ key: "mlflow.modelVersions", value: versions }] } })
  expect(model.registrations).toEqual([{ name: "reg", version: "1" }])
  expect(model.tags).toEqual([])
  const broken = decodeLoggedModel({ info: { tags: [{ key: "mlflow.modelVersions", value: "[{" }] } })
  expect(broken.registrations).toEqual([])
})
