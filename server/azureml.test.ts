import { expect, test } from "vitest"

import { ask, optionsFor, startApp, startUpstream } from "./fixtures"
import { injectsCredential } from "./options"
import { NoCredential } from "./sign-in/credential"
import type { World } from "./sign-in/world"
import { UsageError } from "./usageError"

const WORKSPACE =
  "subscriptions/00000000-0000-0000-0000-00000000000a/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws"
const HOST = "westeurope.api.azureml.ms"
const MINUTE = 60_000

/** A service that takes one token, and tells which paths it was asked for. */
async function startService(accepted: string) {
  const seen: string[] = []
  const address = await startUpstream((request, response) => {
    seen.push(`${request.method} ${request.url} ${request.headers.authorization ?? "nobody"}`)
    const isAccepted = request.headers.authorization === `Bearer ${accepted}`
    response
      .writeHead(isAccepted ? 200 : 401, { "Content-Type": "application/json", "x-ms-request-id": "7" })
      .end(isAccepted ? "{}" : '{"error":{"code":"UserError","message":"Bearer token is expired."}}')
  })
  return { address, seen }
}

const azureGives =
  (value: string): World["askAzure"] =>
  async () => ({ value, expiresAt: Date.now() + 60 * MINUTE })

const PATH = `/proxy/ws/mlflow/v2.0/${WORKSPACE}/`
const GET_RUN = `${PATH}api/2.0/mlflow/runs/get?run_id=1`

test.each([
  [`azureml://${HOST}/mlflow/v1.0/${WORKSPACE}?`],
  [`azureml://${HOST}/mlflow/v2.0/${WORKSPACE}`],
  [`azureml://${HOST}/history/v1.0/${WORKSPACE.replace("resourceGroups", "resourcegroups")}?&is-remote=True`],
  [`https://${HOST}/mlflow/v2.0/${WORKSPACE}/`],
])("%s is a workspace at its service", (address) => {
  const { servers } = optionsFor([address])
  expect(servers).toMatchObject([
    {
      id: "ws",
      label: "ws",
      upstream: {
        address: `https://${HOST}/`,
        service: { kind: "azureml", workspacePath: WORKSPACE },
        trackingUri: `azureml://${HOST}/mlflow/v2.0/${WORKSPACE}`,
      },
    },
  ])
  expect(injectsCredential(servers)).toBe(true)
})

test("Azure is asked for a token of the cloud that the host is in, and not before it is needed", async () => {
  const asked: unknown[] = []
  const askAzure: World["askAzure"] = async (request) => {
    asked.push(request)
    return { value: "t", expiresAt: Date.now() + 60 * MINUTE }
  }
  const uri = (host: string) => `azureml://${host}/mlflow/v2.0/${WORKSPACE}`
  const hosts = [HOST, "usgovvirginia.api.ml.azure.us", "chinaeast2.api.ml.azure.cn"]
  const { servers } = optionsFor(hosts.map(uri), { askAzure })
  expect(asked).toEqual([])
  for (const { upstream } of servers) if (upstream.kind === "http") await upstream.credential?.authorization()
  expect(asked).toMatchObject([
    { scope: "https://management.azure.com/.default", cloud: { authority: undefined }, means: { kind: "any" } },
    {
      scope: "https://management.usgovcloudapi.net/.default",
      cloud: { authority: "https://login.microsoftonline.us" },
    },
    { scope: "https://management.chinacloudapi.cn/.default", cloud: { authority: "https://login.chinacloudapi.cn" } },
  ])
})

test("the page finds the workspace at the paths of the service, and nothing else there", async () => {
  const { address, seen } = await startService("t")
  const base = await startApp(optionsFor([`${address}mlflow/v2.0/${WORKSPACE}`], { askAzure: azureGives("t") }))
  const config = JSON.parse((await ask(base, "/config.json")).text)
  expect(config.servers).toMatchObject([{ id: "ws", address: PATH.slice(1), signIn: "server" }])
  const served = ["mlflow/v2.0", "mlflow/v1.0", "artifact/v2.0", "history/v1.0", "metric/v2.0"]
  for (const service of served) expect((await ask(base, `/proxy/ws/${service}/${WORKSPACE}/x?y=%2F`)).status).toBe(200)
  expect((await ask(base, GET_RUN)).headers).toMatchObject({ "x-ms-request-id": "7" })
  expect(seen).toEqual([
    ...served.map((service) => `GET /${service}/${WORKSPACE}/x?y=%2F Bearer t`),
    `GET /mlflow/v2.0/${WORKSPACE}/api/2.0/mlflow/runs/get?run_id=1 Bearer t`,
  ])
  seen.length = 0
  for (const path of [
    "",
    "subscriptions?api-version=2022-12-01",
    `mlflow/v2.0/${WORKSPACE}`,
    `mlflow/v2.0/${WORKSPACE}2/x`,
    `mlflow/v3.0/${WORKSPACE}/x`,
    `execution/v1.0/${WORKSPACE}/x`,
    `history/v1.0/${WORKSPACE}/runs/r/token`,
    `history/v1.0/${WORKSPACE}/runs/r/toke%6E/`,
    `mlflow/v2.0/${WORKSPACE}/%252e%252e/x`,
    `mlflow/v2.0/${WORKSPACE}/a%252f..%252fx`,
  ]) {
    const answer = await ask(base, `/proxy/ws/${path}`)
    expect([path, answer.status]).toEqual([path, 404])
  }
  for (const path of [`mlflow/v2.0/${WORKSPACE}/../x`, `mlflow/v2.0/${WORKSPACE}/%2e%2e/x`]) {
    expect((await ask(base, `/proxy/ws/${path}`)).status).toBe(400)
  }
  expect(seen).toEqual([])
})

test("read-only lets searches through at the paths of the service", async () => {
  const { address } = await startService("t")
  const args = [`${address}mlflow/v2.0/${WORKSPACE}`, "--read-only"]
  const base = await startApp(optionsFor(args, { askAzure: azureGives("t") }))
  const post = { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" }
  expect((await ask(base, `${PATH}api/2.0/mlflow/runs/search`, post)).status).toBe(200)
  expect((await ask(base, `${PATH}api/2.0/mlflow/runs/delete`, post)).status).toBe(403)
})

test("a sign-in that is missing is told in its own words", async () => {
  const { address, seen } = await startService("t")
  const askAzure: World["askAzure"] = () => Promise.reject(new NoCredential("Run az login."))
  const base = await startApp(optionsFor([`${address}mlflow/v2.0/${WORKSPACE}`], { askAzure }))
  const answer = await ask(base, GET_RUN)
  expect(answer.status).toBe(502)
  expect(JSON.parse(answer.text)).toEqual({
    error_code: "CREDENTIAL_UNAVAILABLE",
    message: `The credential of this server for "ws" (${address}mlflow/v2.0/${WORKSPACE}) could not be renewed: Run az login.`,
  })
  expect(seen).toEqual([])
})

const tokenUntil = (ms: number) => `e30.${Buffer.from(JSON.stringify({ exp: ms / 1000 })).toString("base64url")}.s`

test("the token of a URI of 2019 serves until it ends, then one that is typed into the page", async () => {
  const clock = { now: 1_800_000_000_000 }
  const token = tokenUntil(clock.now + 30 * MINUTE)
  const { address, seen } = await startService(token)
  const uri = `${address}mlflow/v1.0/${WORKSPACE}?auth-type=token&auth=${token}&cloud-type=AzureCloud`
  const options = optionsFor([uri], { now: () => clock.now })
  const base = await startApp(options)
  expect((await ask(base, GET_RUN)).status).toBe(200)
  const config = await ask(base, "/config.json")
  expect(JSON.parse(config.text).servers).toMatchObject([{ signIn: "server", signInEnds: "2027-01-15T08:30:00.000Z" }])
  expect(config.text).not.toContain(token)

  clock.now += 30 * MINUTE
  const ended = await ask(base, GET_RUN)
  expect([ended.status, JSON.parse(ended.text).error_code]).toEqual([401, "CREDENTIAL_EXPIRED"])
  expect(seen).toHaveLength(1)
  await ask(base, GET_RUN, { headers: { Authorization: "Bearer typed" } })
  expect(seen[1]).toMatch(/ Bearer typed$/)
})

test("the token of a URI of 2019 is found in its own form, and serves for an hour when its end cannot be read", () => {
  const uri = `azureml://${HOST}/history/v1.0/${WORKSPACE}?auth-type=token&auth=SECRET`
  const [server] = optionsFor([uri], { now: () => 0 }).servers
  expect(server).toMatchObject({ upstream: { address: `https://${HOST}/`, credential: { endsAt: 60 * MINUTE } } })
  expect(JSON.stringify(server)).not.toContain("SECRET")
})

test("a token of a URI that is refused early gives way too", async () => {
  const { address, seen } = await startService("typed")
  const base = await startApp(optionsFor([`${address}mlflow/v1.0/${WORKSPACE}?auth=wrong`]))
  expect((await ask(base, GET_RUN)).text).toContain("Bearer token is expired.")
  expect((await ask(base, GET_RUN, { headers: { Authorization: "Bearer typed" } })).status).toBe(200)
  expect(seen).toHaveLength(2)
})

test("a token of Azure goes to hosts of Azure ML alone", () => {
  const uri = `azureml://evil.example/mlflow/v2.0/${WORKSPACE}`
  expect(() => optionsFor([uri])).toThrow(UsageError)
  expect(() => optionsFor([uri])).toThrow(/^evil\.example is not a host of Azure ML/)
  expect(injectsCredential(optionsFor([uri, "--no-sign-in"]).servers)).toBe(false)
  expect(injectsCredential(optionsFor([uri], { environment: { TRACKLIGHT_TOKEN: "t" } }).servers)).toBe(true)
})

test.each([
  [`azureml://${HOST}/`, /workspace is missing/],
  ["azureml://registries/acme/models/m/versions/1", /registry of an organisation/],
  [`azureml://${HOST}/history/v1.0/subscriptions/x?auth=hunter2`, /workspace is missing/],
  [`http://ml.example/mlflow/v2.0/${WORKSPACE}?auth=hunter2`, /everybody on the way can read/],
])("%s is refused without its secret", (address, message) => {
  expect(() => optionsFor([address])).toThrow(message)
  expect(() => optionsFor([address])).not.toThrow(/hunter2/)
})
