import { afterAll, afterEach, beforeAll, expect, test } from "vitest"

import { experimentName } from "~e2e/fixtures/content"
import { startAzuremlDouble } from "~e2e/fixtures/doubles"

import { ask } from "./asking"
import { REFUSALS } from "./azureml/refusals"
import type { AzuremlDouble } from "./azureml/start"
import { listAt, textAt, type Json } from "./json"
import { SECOND } from "./secondContent"

let double: AzuremlDouble
let token: string
beforeAll(async () => {
  double = await startAzuremlDouble({ withSecond: true })
  token = double.issueToken()
})
afterEach(() => double.reset())
afterAll(() => double.stop())

const api = (path: string, body?: Json, address = double.address) =>
  ask(`${address}/api/2.0/mlflow/${path}`, { token, ...(body === undefined ? {} : { body }) })

async function experiment() {
  const found = await api(`experiments/get-by-name?experiment_name=${experimentName("training")}`)
  return textAt(found.json, "experiment", "experiment_id") ?? ""
}

async function run(name: string) {
  const found = await api("runs/search", { experiment_ids: [await experiment()], max_results: 100 })
  const runs = listAt(found.json, "runs").filter((item) => textAt(item, "info", "run_name") === name)
  return textAt(runs[0], "info", "run_id") ?? ""
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

test("has GUIDs as ids, and artifacts where the run history keeps them", async () => {
  expect(await experiment()).toMatch(GUID)
  expect(await run("train-04")).toMatch(GUID)
  const found = await api(`runs/get?run_id=${await run("train-04")}`)
  const uri = textAt(found.json, "run", "info", "artifact_uri")
  const place = `/experiments/${await experiment()}/runs/${await run("train-04")}/artifacts`
  expect(uri).toBe(`azureml://${new URL(double.address).host}/mlflow/v2.0${double.resource}${place}`)
})

test("finds children by the id of their parent", async () => {
  const found = await api(`experiments/get-by-name?experiment_name=${experimentName("nested")}`)
  const experiment_ids = [textAt(found.json, "experiment", "experiment_id") ?? ""]
  const all = listAt((await api("runs/search", { experiment_ids })).json, "runs")
  const outer = all.find((item) => textAt(item, "info", "run_name") === "outer")
  const filter = `tags.mlflow.parentRunId = '${textAt(outer, "info", "run_id")}'`
  const children = listAt((await api("runs/search", { experiment_ids, filter })).json, "runs")
  const names = children.map((item) => textAt(item, "info", "run_name"))
  expect(new Set(names)).toEqual(new Set(["middle-a", "middle-b"]))
})

test("reads its paths without regard to case, and knows the version of old", async () => {
  const search = { body: { max_results: 1 }, token }
  const lower = double.address.replace("resourceGroups", "resourcegroups")
  expect((await ask(`${lower}/api/2.0/mlflow/experiments/search`, search)).status).toBe(200)
  const old = double.address.replace("v2.0", "v1.0")
  expect((await ask(`${old}/api/2.0/mlflow/experiments/search`, search)).status).toBe(200)
  const other = double.address.replace(/ws$/, "nowhere")
  expect(await ask(`${other}/api/2.0/mlflow/experiments/search`, search)).toMatchObject({ status: 404, text: "" })
})

test("has a second workspace with other runs under the same names", async () => {
  const [first, second] = double.workspaces
  const names = async (address = "") => {
    const found = await api("experiments/search", { max_results: 100 }, address)
    return listAt(found.json, "experiments")
  }
  const leaf = (item: Json) => textAt(item, "name")?.split("/").at(-1)
  const [ours, theirs] = [await names(first?.address), await names(second?.address)]
  expect(ours.map(leaf)).toEqual(expect.arrayContaining(["training", "live"]))
  expect(theirs.map(leaf)).toEqual(expect.arrayContaining(["training", "live"]))
  const ids = new Set(ours.map((item) => textAt(item, "experiment_id")))
  expect(theirs.filter((item) => ids.has(textAt(item, "experiment_id")))).toEqual([])
  const experiment_ids = theirs.map((item) => textAt(item, "experiment_id"))
  const runs = listAt((await api("runs/search", { experiment_ids }, second?.address)).json, "runs")
  expect(new Set(runs.map((item) => textAt(item, "info", "run_name")))).toEqual(new Set([SECOND.run]))
})

test.each(Object.entries(REFUSALS))("refuses everybody as: %s", async (name, { status, content }) => {
  const refusal = Object.keys(REFUSALS).find((key): key is keyof typeof REFUSALS => key === name)
  await double.set({ refuses: refusal ?? "nothing" })
  const answered = await api("experiments/search", { max_results: 1 })
  expect([answered.status, answered.text]).toEqual([status, content?.toString()])
})

test("takes tokens that it has issued, until they end", async () => {
  const url = `${double.address}/api/2.0/mlflow/experiments/search`
  const body = { max_results: 1 }
  expect((await ask(url, { body })).text).toContain("Bearer token not provided.")
  expect((await ask(url, { body, token: "made.up.token" })).status).toBe(401)
  await double.set({ expiredAs: "arm" })
  const expired = await ask(url, { body, token: double.issueToken(0) })
  expect(textAt(expired.json, "error", "code")).toBe("ExpiredAuthenticationToken")
})

test("stands in for the managed identity of a machine", async () => {
  const { IDENTITY_ENDPOINT, IDENTITY_HEADER } = double.identity
  const url = `${IDENTITY_ENDPOINT}?api-version=2019-08-01&resource=https://management.azure.com`
  expect((await ask(url)).status).toBe(401)
  await double.set({ tokenSeconds: 60 })
  const given = await ask(url, { headers: { "x-identity-header": IDENTITY_HEADER } })
  const ends = Number(textAt(given.json, "expires_on")) - Date.now() / 1000
  expect(ends).toBeGreaterThan(30)
  expect(ends).toBeLessThanOrEqual(60)
  const search = { body: { max_results: 1 }, token: textAt(given.json, "access_token") }
  expect((await ask(`${double.address}/api/2.0/mlflow/experiments/search`, search)).status).toBe(200)
})

const NOBODY = "00000000-0000-4000-8000-000000009999"
const REFUSED: readonly [string, (id: string) => [path: string, body?: Json], object][] = [
  ["long pages of a history", () => ["metrics/get-history?run_id=x&metric_key=m&max_results=1000"], { historyMax: 0 }],
  [
    "the order of a metric",
    (id) => ["runs/search", { experiment_ids: [id], order_by: ["metrics.`m` DESC"] }],
    { orderByMetrics: true },
  ],
  [
    "a tag that is not",
    (id) => ["runs/search", { experiment_ids: [id], filter: "tags.`a b` != 'x'" }],
    { tagNotEquals: true },
  ],
  ["the filter for prompts", () => ["registered-models/search?filter=tag.`p` != 'true'"], { modelFilters: true }],
  ["new names", () => ["experiments/update", { experiment_id: NOBODY, new_name: "new" }], { renames: true }],
]

test.each(REFUSED)("refuses %s, with the words where its clients do not look", async (_, question, allowed) => {
  const asked = question(await experiment())
  const refused = await api(...asked)
  expect(refused.status).toBe(400)
  expect(textAt(refused.json, "Error", "Message")).toBeTruthy()
  expect(textAt(refused.json, "message")).toBeUndefined()
  await double.set(allowed)
  expect((await api(...asked)).text).not.toBe(refused.text)
})

test("answers nothing for what is not there, unless it is let in", async () => {
  const asked = { experiment_ids: [await experiment()] }
  expect(await api("logged-models/search", asked)).toMatchObject({ status: 404, text: "" })
  await double.set({ loggedModels: true })
  expect((await api("logged-models/search", asked)).status).toBe(200)
  const id = await run("train-01")
  expect(await api(`metrics/get-history-bulk?run_id=${id}&metric_key=m`)).toMatchObject({ status: 404, text: "" })
})

test("is throttled in words of its own", async () => {
  await double.set({ throttleNext: 1, retryAfter: "2" })
  const answered = await api("experiments/search", { max_results: 1 })
  expect([answered.status, answered.headers.get("retry-after")]).toEqual([429, "2"])
  expect(textAt(answered.json, "error", "code")).toBe("RequestThrottled")
})

// artifacts

const service = (kind: "history/v1.0" | "artifact/v2.0") => double.address.replace("mlflow/v2.0", kind)

const history = async (rest: string) =>
  ask(`${service("history/v1.0")}/experimentids/${await experiment()}/runs/${await run("train-04")}/${rest}`, { token })

test("lists artifacts flat, in pages, without sizes", async () => {
  await double.set({ artifactPage: 2 })
  const first = await history("artifacts")
  expect(listAt(first.json, "value")).toHaveLength(2)
  const paths: (string | undefined)[] = []
  let next = "artifacts"
  while (next !== "") {
    const { json } = await history(next)
    paths.push(...listAt(json, "value").map((file) => textAt(file, "path")))
    const more = textAt(json, "continuationToken")
    next = more === undefined ? "" : `artifacts?continuationToken=${more}`
  }
  expect(paths).toEqual(expect.arrayContaining(["config.json", "reports/scores.csv"]))
  expect(first.text).not.toMatch(/size/i)
  expect((await ask(textAt(first.json, "nextLink") ?? "", { token })).status).toBe(200)
})

test("signs an address per file, on another host", async () => {
  const { json } = await history("artifacts/contentinfo?path=reports/scores.csv")
  const uri = textAt(json, "contentUri") ?? ""
  expect(new URL(uri).origin).toBe(double.storage.origin)
  expect((await ask(uri)).text).toContain("customer,score")
  expect((await ask(uri, { token })).status).toBe(403)
  expect((await history("artifacts/contentinfo?path=nothing")).status).toBe(404)
})

test("streams bytes from its own host, also in part", async () => {
  const url = `${service("artifact/v2.0")}/artifacts/ExperimentRun/dcid.${await run("train-04")}/content?path=reports/scores.csv`
  const part = await ask(url, { token, headers: { range: "bytes=0-7" } })
  expect([part.status, part.text]).toEqual([206, "customer"])
  await double.set({ contentStream: false })
  expect((await ask(url, { token })).status).toBe(404)
})

test("has stages and no aliases", async () => {
  const found = await api("model-versions/get?name=churn-classifier&version=2")
  expect(textAt(found.json, "model_version", "current_stage")).toBe("Production")
  expect(found.text).not.toContain("champion")
  expect(await api("registered-models/alias?name=churn-classifier&alias=champion")).toMatchObject({
    status: 404,
    text: "",
  })
})
