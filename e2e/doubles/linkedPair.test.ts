import { afterAll, beforeAll, expect, test } from "vitest"

import { startLinkedPair, type LinkedPair } from "~e2e/fixtures/doubles"

import { ask } from "./asking"
import { listAt, textAt, type Json } from "./json"

let pair: LinkedPair
let token: string
beforeAll(async () => {
  pair = await startLinkedPair()
  token = pair.azureml.issueToken()
})
afterAll(() => pair.stop())

type Side = (path: string, body?: Json) => Promise<Json>
const databricks: Side = async (path, body) =>
  (await ask(`${pair.databricks.address}/api/2.0/mlflow/${path}`, { token: pair.databricks.token, body })).json
const azureml: Side = async (path, body) =>
  (await ask(`${pair.azureml.address}/api/2.0/mlflow/${path}`, { token, body })).json

async function runsIn(side: Side, experiment: string) {
  const found = await side(`experiments/get-by-name?experiment_name=${experiment}`)
  const experiment_ids = [textAt(found, "experiment", "experiment_id")]
  const runs = listAt(await side("runs/search", { experiment_ids, max_results: 100 }), "runs")
  return new Map(runs.map((run) => [textAt(run, "info", "run_name"), textAt(run, "info", "run_id")]))
}

const both = async () => {
  const { sameLeaf } = pair.differences
  const [ann, bob, merged] = await Promise.all([
    runsIn(databricks, sameLeaf.paths[0]),
    runsIn(databricks, sameLeaf.paths[1]),
    runsIn(azureml, sameLeaf.leaf),
  ])
  return { ann, bob, merged }
}

test("has the same runs under the same ids, and one run on one side only", async () => {
  const { ann, bob, merged } = await both()
  const { run, sameLeaf } = pair.differences
  const expected = new Map([...ann, ...bob])
  expect(expected.delete(run)).toBe(true)
  expect(merged).toEqual(expected)
  expect(merged.get(sameLeaf.run)).toMatch(/^[0-9a-f]{32}$/)
  const missing = await ask(`${pair.azureml.address}/api/2.0/mlflow/runs/get?run_id=${ann.get(run)}`, { token })
  expect(missing.json).toMatchObject({ error_code: "RESOURCE_DOES_NOT_EXIST" })
})

test("has one metric that ends earlier on one side", async () => {
  const { metric } = pair.differences
  const id = (await both()).ann.get(metric.run)
  const path = `metrics/get-history?run_id=${id}&metric_key=${metric.key}&max_results=999`
  const points = listAt(await azureml(path), "metrics")
  expect(points).toHaveLength(metric.lastStep + 1)
  expect(listAt(await databricks(path), "metrics")).toHaveLength(200)
  const latest = listAt(await azureml(`runs/get?run_id=${id}`), "run", "data", "metrics")
  const found = latest.find((item) => textAt(item, "key") === metric.key)
  expect(textAt(found, "value")).toBe(textAt(points.at(-1), "value"))
})

test("has one artifact on one side only, and those of moved runs still", async () => {
  const { artifact } = pair.differences
  const id = (await both()).ann.get(artifact.run)
  const content = `${pair.azureml.origin}/artifact/v2.0${pair.azureml.resource}/artifacts/ExperimentRun/dcid.${id}/content?path=`
  expect((await ask(`${content}${artifact.path}`, { token })).status).toBe(404)
  expect((await ask(`${content}config.json`, { token })).status).toBe(200)
  const listed = listAt(await databricks(`artifacts/list?run_id=${id}&path=reports`), "files")
  expect(listed.map((file) => textAt(file, "path"))).toContain(artifact.path)
})

test("has models on one side only", async () => {
  expect(listAt(await databricks("registered-models/search"), "registered_models").length).toBeGreaterThan(0)
  expect(listAt(await azureml("registered-models/search"), "registered_models")).toEqual([])
})
