import { afterAll, afterEach, beforeAll, expect, test } from "vitest"

import { experimentName } from "~e2e/fixtures/content"
import { startDatabricksDouble } from "~e2e/fixtures/doubles"

import { ask } from "./asking"
import { CATALOG } from "./catalogContent"
import { controlOf } from "./control"
import { REFUSALS } from "./databricks/refusals"
import type { DatabricksDouble } from "./databricks/start"
import type { DatabricksSwitches } from "./databricks/switches"
import { listAt, textAt, type Json, objectOf } from "./json"

let double: DatabricksDouble
beforeAll(async () => {
  double = await startDatabricksDouble()
})
afterEach(() => double.reset())
afterAll(() => double.stop())

const api = (path: string, body?: Json) =>
  ask(`${double.address}/api/2.0/${path}`, { token: double.token, ...(body === undefined ? {} : { body }) })

async function experiment() {
  const found = await api(`mlflow/experiments/get-by-name?experiment_name=${experimentName("training")}`)
  return textAt(found.json, "experiment", "experiment_id") ?? ""
}

async function run(name: string) {
  const found = await api("mlflow/runs/search", { experiment_ids: [await experiment()], max_results: 100 })
  const runs = listAt(found.json, "runs").filter((item) => textAt(item, "info", "run_name") === name)
  return textAt(runs[0], "info", "run_id") ?? ""
}

test("has ids of 16 digits, and artifacts where Databricks keeps them", async () => {
  expect(await experiment()).toMatch(/^1\d{15}$/)
  const found = await api(`mlflow/runs/get?run_id=${await run("train-04")}`)
  const uri = textAt(found.json, "run", "info", "artifact_uri")
  expect(uri).toBe(`dbfs:/databricks/mlflow-tracking/${await experiment()}/${await run("train-04")}/artifacts`)
})

test("says who it is to everybody, and who you are to whom it knows", async () => {
  const config = await ask(`${double.address}/.well-known/databricks-config`)
  expect(config.json).toMatchObject({ workspace_id: double.orgId, oidc_endpoint: `${double.address}/oidc` })
  const me = await api("preview/scim/v2/Me")
  expect(me.headers.get("x-databricks-org-id")).toBe(double.orgId)
  expect(me.json).toMatchObject({ userName: double.user })
  expect((await ask(`${double.address}/version`)).text).toContain("Sign in")
})

test.each(Object.entries(REFUSALS))("refuses everybody as: %s", async (name, { status, content }) => {
  const refusal = Object.keys(REFUSALS).find((key): key is keyof typeof REFUSALS => key === name)
  await double.set({ refuses: refusal ?? "nothing" })
  const answered = await api("mlflow/experiments/search", { max_results: 1 })
  expect([answered.status, answered.text]).toEqual([status, content?.toString()])
})

test("takes no token but its own", async () => {
  const url = `${double.address}/api/2.0/preview/scim/v2/Me`
  expect((await ask(url)).status).toBe(401)
  expect((await ask(url, { token: "dapi-wrong" })).json).toEqual({ error_code: 403, message: "Invalid access token." })
  await double.set({ token: "dapi-new" })
  expect((await ask(url, { token: double.token })).status).toBe(403)
  expect((await ask(url, { token: "dapi-new" })).status).toBe(200)
})

test("gives machines tokens that end", async () => {
  const signIn = async (secret: string) => {
    const form = { grant_type: "client_credentials", client_id: double.client.id, client_secret: secret }
    const response = await fetch(`${double.address}/oidc/v1/token`, { method: "POST", body: new URLSearchParams(form) })
    const body: Json = await response.json()
    return body
  }
  const me = async (token: Json) =>
    (await ask(`${double.address}/api/2.0/preview/scim/v2/Me`, { token: textAt(token, "access_token") })).status
  expect(await signIn("wrong")).toMatchObject({ error: "invalid_client" })
  const good = await signIn(double.client.secret)
  expect(good).toMatchObject({ expires_in: 3600, token_type: "Bearer" })
  expect(await me(good)).toBe(200)
  await double.set({ tokenSeconds: 0, expiredAs: "401 expired" })
  expect(await me(await signIn(double.client.secret))).toBe(401)
})

test("refuses the next requests, with and without a word about when", async () => {
  await double.set({ throttleNext: 2, retryAfter: "3" })
  const first = await api("mlflow/experiments/search", { max_results: 1 })
  expect([first.status, first.headers.get("retry-after")]).toEqual([429, "3"])
  await double.set({ retryAfter: "" })
  expect((await api("mlflow/experiments/search", { max_results: 1 })).headers.get("retry-after")).toBeNull()
  expect((await api("mlflow/experiments/search", { max_results: 1 })).status).toBe(200)
})

test("searches so often and no oftener", async () => {
  await double.set({ searchesPerSecond: 7 })
  const asked = await Promise.all(Array.from({ length: 9 }, () => api("mlflow/runs/search", { experiment_ids: ["1"] })))
  expect(asked.filter(({ status }) => status === 429).length).toBeGreaterThan(0)
  expect(asked.find(({ status }) => status === 429)?.json).toMatchObject({ error_code: "REQUEST_LIMIT_EXCEEDED" })
})

test("has pages no larger than documented", async () => {
  const experiment_ids = [await experiment()]
  const history = `mlflow/metrics/get-history?run_id=${await run("train-01")}&metric_key=val/loss&max_results=`
  expect((await api(`${history}25001`)).status).toBe(400)
  expect((await api(`${history}25000`)).status).toBe(200)
  expect((await api("mlflow/experiments/search", { max_results: 3001 })).status).toBe(400)
  expect((await api("mlflow/logged-models/search", { experiment_ids, max_results: 51 })).status).toBe(400)
  expect((await api("mlflow/logged-models/search", { experiment_ids, max_results: 50 })).status).toBe(200)
})

test("lacks what only MLflow's own server has", async () => {
  const id = await run("train-01")
  for (const path of [
    `mlflow/metrics/get-history-bulk?run_id=${id}&metric_key=val/loss`,
    `mlflow/metrics/get-history-bulk-interval?run_ids=${id}&metric_key=val/loss&max_results=10`,
    `mlflow-artifacts/artifacts?path=1`,
  ])
    expect((await api(path)).json).toMatchObject({ error_code: "ENDPOINT_NOT_FOUND" })
  await double.set({ bulkHistory: true })
  const asked = `run_ids=${id}&metric_key=val/loss&max_results=10`
  expect((await api(`mlflow/metrics/get-history-bulk-interval?${asked}`)).status).toBe(200)
})

test("shows experiments and no Default, in the list of old and in the tree", async () => {
  const listed = await api("mlflow/experiments/list?max_results=5000")
  const names = listAt(listed.json, "experiments").map((item) => textAt(item, "name"))
  expect(names).toContain(experimentName("training"))
  expect(names).not.toContain("Default")
  const below = await api("workspace/list?path=/Users/ann@example.com/churn")
  const object_id = Number(await experiment())
  const leaf = { object_type: "MLFLOW_EXPERIMENT", path: experimentName("training"), object_id }
  expect(listAt(below.json, "objects")).toContainEqual(leaf)
})

test("lets a reader change nothing", async () => {
  await double.set({ permission: "CAN_READ" })
  expect((await api("mlflow/runs/set-tag", { run_id: await run("train-01"), key: "k", value: "v" })).status).toBe(403)
})

// artifacts

const folder = async () =>
  `/WorkspaceInternal/Mlflow/Artifacts/${await experiment()}/Runs/${await run("train-04")}/artifacts`

test("serves files in the Files API, whole and in part", async () => {
  const listed = await api(`fs/directories${await folder()}/reports`)
  expect(listAt(listed.json, "contents").map((entry) => textAt(entry, "name"))).toEqual(["scores.csv", "summary.txt"])
  const url = `${double.address}/api/2.0/fs/files${await folder()}/reports/scores.csv`
  const part = await ask(url, { token: double.token, headers: { range: "bytes=0-7" } })
  expect([part.status, part.text, part.headers.get("content-range")]).toEqual([206, "customer", "bytes 0-7/35"])
})

test("lists a folder in pages, by both routes", async () => {
  // Of its own: the files of a seeded run are shared by all who start from the seed.
  const created = await api("mlflow/runs/create", { experiment_id: await experiment() })
  const id = textAt(objectOf(objectOf(objectOf(created.json)["run"])["info"]), "run_id") ?? ""
  const artifacts = `/WorkspaceInternal/Mlflow/Artifacts/${await experiment()}/Runs/${id}/artifacts`
  const all = Array.from({ length: 25 }, (_, number) => `${number}.txt`)
  for (const name of all) {
    const url = `${double.address}/api/2.0/fs/files${artifacts}/pages/${name}`
    await ask(url, { token: double.token, method: "PUT", body: "x" })
  }
  const count = async (path: string, list: string) => listAt((await api(path)).json, list).length
  const [files, listed] = [`fs/directories${artifacts}/pages?`, `mlflow/artifacts/list?run_id=${id}&path=pages&`]
  expect([await count(files, "contents"), await count(`${files}page_token=20`, "contents")]).toEqual([20, 5])
  expect([await count(listed, "files"), await count(`${listed}page_token=20`, "files")]).toEqual([20, 5])
})

test("closes the Files API in two ways", async () => {
  const url = `fs/files${await folder()}/config.json`
  await double.set({ filesApi: "off" })
  expect((await api(url)).status).toBe(403)
  await double.set({ filesApi: "missing" })
  expect((await api(url)).status).toBe(404)
})

async function signed() {
  const asked = { run_id: await run("train-04"), path: ["config.json"] }
  const { json } = await api("mlflow/artifacts/credentials-for-read", asked)
  const [info] = listAt(json, "credential_infos")
  const pairs = listAt(info, "headers").map(
    (pair) => [textAt(pair, "name") ?? "", textAt(pair, "value") ?? ""] as const,
  )
  return { url: textAt(info, "signed_uri") ?? "", headers: Object.fromEntries(pairs) }
}

test("signs addresses on another host, which wants the headers and no token", async () => {
  const { url, headers } = await signed()
  expect(new URL(url).origin).toBe(double.storage.origin)
  expect(url).toContain(double.storage.signature)
  expect(Object.keys(headers)).toHaveLength(2)
  expect((await ask(url)).status).toBe(403)
  expect((await ask(url, { headers, token: double.token })).status).toBe(403)
  expect((await ask(url.replace(/sig=.*/, "sig=x"), { headers })).status).toBe(403)
  const good = await ask(url, { headers })
  expect([good.status, good.headers.get("access-control-allow-origin")]).toEqual([200, null])
  expect(good.text).toContain("boosted")
})

test("breaks the storage in five ways", async () => {
  const { url, headers } = await signed()
  await double.set({ storage: "error" })
  expect((await ask(url, { headers })).status).toBe(500)
  await double.set({ storage: "expired" })
  expect((await ask(url, { headers })).text).toContain("Expiry")
  await double.set({ storage: "gone" })
  await expect(ask(url, { headers })).rejects.toThrow("fetch failed")
  await double.set({ storage: "cut" })
  await expect(ask(url, { headers })).rejects.toThrow("terminated")
  await double.set({ storage: "slow", storageSlowMs: 300 })
  const began = Date.now()
  await ask(url, { headers })
  expect(Date.now() - began).toBeGreaterThanOrEqual(290)
})

test("answers pages of other origins only when told to", async () => {
  const preflight = {
    method: "OPTIONS",
    headers: { origin: "http://a.test", "access-control-request-headers": "authorization" },
  }
  const url = `${double.address}/api/2.0/preview/scim/v2/Me`
  expect((await ask(url, preflight)).status).toBe(403)
  await double.set({ cors: true, storageCors: true })
  const allowed = await ask(url, preflight)
  expect([allowed.status, allowed.headers.get("access-control-allow-headers")]).toEqual([204, "authorization"])
  expect((await api("preview/scim/v2/Me")).headers.get("access-control-allow-origin")).toBe("*")
  const { url: blob, headers } = await signed()
  expect((await ask(blob, { headers })).headers.get("access-control-allow-origin")).toBe("*")
})

// registries

test("has stages and no aliases in the workspace registry", async () => {
  const found = await api("mlflow/model-versions/get?name=churn-classifier&version=2")
  expect(textAt(found.json, "model_version", "current_stage")).toBe("Production")
  expect(found.text).not.toContain("champion")
  expect((await api("mlflow/registered-models/alias?name=churn-classifier&alias=champion")).status).toBe(404)
  expect((await api("mlflow/registered-models/search")).text).not.toContain(CATALOG.model)
})

test("has aliases and no stages in Unity Catalog", async () => {
  const registry = "mlflow/unity-catalog"
  const found = await api(`${registry}/model-versions/get?name=${CATALOG.model}&version=2`)
  expect(textAt(found.json, "model_version", "current_stage")).toBeUndefined()
  const aliased = await api(`${registry}/registered-models/alias?name=${CATALOG.model}&alias=${CATALOG.alias}`)
  expect(textAt(aliased.json, "model_version", "version")).toBe(CATALOG.aliasVersion)
  expect((await api(`${registry}/registered-models/search?filter=name = 'x'`)).status).toBe(400)
  expect((await api(`${registry}/model-versions/search?filter=name = '${CATALOG.model}'`)).status).toBe(200)
  expect((await api(`${registry}/registered-models/get?name=churn-classifier`)).status).toBe(400)
})

test("has the same models in Unity Catalog's own routes", async () => {
  const url = `${double.address}/api/2.1/unity-catalog/models/${CATALOG.model}`
  const model = await ask(`${url}?include_aliases=true`, { token: double.token })
  expect(model.json).toMatchObject({ full_name: CATALOG.model, comment: CATALOG.description })
  const versions = await ask(`${url}/versions`, { token: double.token })
  expect(listAt(versions.json, "model_versions").map((version) => textAt(version, "version"))).toEqual(["2", "1"])
})

test("can lack either registry", async () => {
  await double.set({ unityCatalog: false, workspaceRegistry: false })
  const catalog = await api("mlflow/unity-catalog/registered-models/search?max_results=1")
  expect(textAt(catalog.json, "message")).toContain("METASTORE_DOES_NOT_EXIST")
  expect((await api("mlflow/registered-models/search?max_results=1")).json).toMatchObject({
    error_code: "FEATURE_DISABLED",
  })
})

// the control

test("is told from elsewhere what the process itself can tell it", async () => {
  const control = controlOf<DatabricksSwitches>(double.control)
  await control.set({ unityCatalog: false })
  expect((await double.switches()).unityCatalog).toBe(false)
  const nonsense = await ask(`${double.control}/switches`, { method: "PATCH", body: { nonsense: 1 } })
  expect([nonsense.status, nonsense.text]).toEqual([400, expect.stringContaining("There is no switch nonsense")])
  await api("preview/scim/v2/Me")
  const [traced] = await control.trace()
  expect(traced).toMatchObject({ host: "api", method: "GET", path: "/api/2.0/preview/scim/v2/Me", status: 200 })
  expect(JSON.stringify(traced)).not.toContain(double.token)
  await control.reset()
  expect([(await control.switches()).unityCatalog, await control.trace()]).toEqual([true, []])
})
