import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { type IncomingMessage, request as httpRequest, type ServerResponse } from "node:http"
import { tmpdir } from "node:os"
import path from "node:path"
import { text as readText } from "node:stream/consumers"

import { expect, onTestFinished, test, vi } from "vitest"

import { ask, optionsFor, startApp, startUpstream } from "./fixtures"
import { basic } from "./sign-in/credential"
import type { World } from "./sign-in/world"

const JSON_HEADERS = { "Content-Type": "application/json" }
const MINUTE = 60_000

const sendJson = (response: ServerResponse, status: number, body: unknown): void =>
  void response.writeHead(status, { ...JSON_HEADERS, "X-Databricks-Org-Id": "4242" }).end(JSON.stringify(body))

/** A workspace that hands out `token-1`, `token-2`, ... for `client`/`hush`, each for an hour, and takes the last alone. */
async function startWorkspace() {
  const seen: string[] = []
  const workspace = {
    seen,
    tokens: 0,
    refusesToSignIn: false,
    accepts: (authorization: string | undefined) => authorization === `Bearer token-${workspace.tokens}`,
  }
  const signIn = async (request: IncomingMessage, response: ServerResponse) => {
    const form = await readText(request)
    seen.push(`sign-in ${form}`)
    const isKnown = request.headers.authorization === basic("client", "hush") && !workspace.refusesToSignIn
    if (!isKnown) return sendJson(response, 401, { error: "invalid_client", error_description: "hush is wrong" })
    workspace.tokens += 1
    return sendJson(response, 200, { access_token: `token-${workspace.tokens}`, expires_in: 3600 })
  }
  const address = await startUpstream(async (request, response) => {
    if (request.url === "/oidc/v1/token") return signIn(request, response)
    const body = await readText(request)
    const { authorization, "x-databricks-org-id": org = "-" } = request.headers
    seen.push(`${request.method} ${request.url} ${authorization ?? "nobody"} ${String(org)} ${body}`)
    if (!workspace.accepts(authorization))
      return sendJson(response, 401, { error_code: 401, message: "Token is expired" })
    return sendJson(response, 200, { ok: true })
  })
  return { address, workspace }
}

/** A folder with a credentials file, named by the environment; and programs, when there are any. */
function worldWith(file: string, parts: Partial<World> = {}, programs: Record<string, string> = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), "tracklight-databricks-"))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const cfg = path.join(folder, "cfg")
  writeFileSync(cfg, file)
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(path.join(folder, name), script)
    chmodSync(path.join(folder, name), 0o755)
  }
  const PATH = `${folder}${path.delimiter}${process.env["PATH"]}`
  return { environment: { DATABRICKS_CONFIG_FILE: cfg, PATH }, ...parts }
}

const M2M = (address: string) =>
  `[prod]\nhost = ${address}\nclient_id = client\nclient_secret = hush\nworkspace_id = 4242\n`

async function startM2m() {
  const { address, workspace } = await startWorkspace()
  const clock = { now: Date.now() }
  const world = worldWith(M2M(address), { now: () => clock.now })
  const base = await startApp(optionsFor(["databricks://prod"], world))
  return { base, workspace, clock, address }
}

const GET_RUN = "/proxy/prod/api/2.0/mlflow/runs/get?run_id=1"
const SEARCH_PATH = "/proxy/prod/api/2.0/mlflow/runs/search"
const SEARCH = { method: "POST", headers: JSON_HEADERS, body: '{"max_results":1}' }

test("a service principal signs in once, and its token goes with every request", async () => {
  const { base, workspace } = await startM2m()
  const answers = await Promise.all([ask(base, GET_RUN), ask(base, GET_RUN), ask(base, GET_RUN)])
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(answers[0]?.headers).toMatchObject({ "x-databricks-org-id": "4242" })
  expect(workspace.seen).toEqual([
    "sign-in grant_type=client_credentials&scope=all-apis",
    ...Array<string>(3).fill("GET /api/2.0/mlflow/runs/get?run_id=1 Bearer token-1 4242 "),
  ])
})

test("its token is renewed before it ends", async () => {
  const { base, workspace, clock } = await startM2m()
  workspace.accepts = () => true
  await ask(base, GET_RUN)
  clock.now += 56 * MINUTE
  await ask(base, GET_RUN)
  clock.now += 5 * MINUTE
  await ask(base, GET_RUN)
  expect(workspace.seen.filter((line) => line.startsWith("GET")).map((line) => line.split(" ")[3])).toEqual([
    "token-1",
    "token-1",
    "token-2",
  ])
})

test("a read that is refused is asked again with a new token, a search with its body", async () => {
  const { base, workspace } = await startM2m()
  await ask(base, GET_RUN)
  workspace.tokens += 1 // The one that is out is no longer good.
  workspace.seen.length = 0
  const search = await ask(base, SEARCH_PATH, SEARCH)
  expect([search.status, search.text]).toEqual([200, '{"ok":true}'])
  expect(workspace.seen).toEqual([
    'POST /api/2.0/mlflow/runs/search Bearer token-1 4242 {"max_results":1}',
    "sign-in grant_type=client_credentials&scope=all-apis",
    'POST /api/2.0/mlflow/runs/search Bearer token-3 4242 {"max_results":1}',
  ])
})

test("reads that are refused together share one renewal", async () => {
  const { base, workspace } = await startM2m()
  await ask(base, GET_RUN)
  workspace.tokens += 1
  workspace.seen.length = 0
  const answers = await Promise.all(Array.from({ length: 8 }, async () => ask(base, GET_RUN)))
  expect(answers.every(({ status }) => status === 200)).toBe(true)
  expect(workspace.seen.filter((line) => line.startsWith("sign-in"))).toHaveLength(1)
})

test("what is refused twice is told as the tracking server told it", async () => {
  const { base, workspace } = await startM2m()
  workspace.accepts = () => false
  const answer = await ask(base, GET_RUN)
  expect([answer.status, JSON.parse(answer.text)]).toEqual([401, { error_code: 401, message: "Token is expired" }])
  expect(workspace.seen.filter((line) => line.startsWith("GET"))).toHaveLength(2)
})

test("a change is never asked twice: it is told that there is a new token, and may be tried again", async () => {
  const { base, workspace } = await startM2m()
  await ask(base, GET_RUN)
  workspace.tokens += 1
  const create = async () => ask(base, "/proxy/prod/api/2.0/mlflow/runs/create", { ...SEARCH, body: "{}" })
  const first = await create()
  expect(first.status).toBe(503)
  expect(JSON.parse(first.text)).toMatchObject({ error_code: "CREDENTIAL_RENEWED" })
  expect((await create()).status).toBe(200)
  expect(workspace.seen.filter((line) => line.includes("runs/create"))).toHaveLength(2)
})

test("a search too large to be kept streams through, and is not asked again", async () => {
  const { base, workspace } = await startM2m()
  await ask(base, GET_RUN)
  workspace.tokens += 1
  const body = JSON.stringify({ filter: "x".repeat(1024 * 1024) })
  const first = await ask(base, SEARCH_PATH, { ...SEARCH, body })
  expect([first.status, JSON.parse(first.text).error_code]).toEqual([503, "CREDENTIAL_RENEWED"])
})

test("a browser that leaves in the middle of a search leaves nothing behind", async () => {
  const log = vi.spyOn(console, "error").mockReturnValue()
  onTestFinished(() => log.mockRestore())
  const { base, workspace } = await startM2m()
  await ask(base, GET_RUN)
  const { hostname, port } = new URL(base)
  const headers = { ...JSON_HEADERS, "Content-Length": "100" }
  const leaving = httpRequest({ hostname, port, path: SEARCH_PATH, method: "POST", headers, agent: false })
  leaving.on("error", () => undefined)
  leaving.write("{")
  await new Promise<void>((resolve) => leaving.once("socket", (socket) => socket.once("connect", () => resolve())))
  leaving.destroy()
  await ask(base, GET_RUN)
  expect(workspace.seen.filter((line) => line.startsWith("POST"))).toEqual([])
  expect(log).not.toHaveBeenCalled()
})

test("a renewal that fails is told with its reason and without the secret", async () => {
  const { base, workspace } = await startM2m()
  workspace.refusesToSignIn = true
  const answer = await ask(base, GET_RUN)
  expect(answer.status).toBe(502)
  const { error_code, message } = JSON.parse(answer.text)
  expect(error_code).toBe("CREDENTIAL_UNAVAILABLE")
  expect(message).toMatch(/"prod" \(databricks:\/\/prod\) could not be renewed: .*answered 401 \(invalid_client\)/)
  expect(answer.text).not.toContain("hush")
  expect(workspace.seen.filter((line) => line.startsWith("GET"))).toEqual([])
})

test("a renewal that fails after a refusal is told too", async () => {
  const { base, workspace } = await startM2m()
  await ask(base, GET_RUN)
  workspace.tokens += 1
  workspace.refusesToSignIn = true
  const answer = await ask(base, GET_RUN)
  expect([answer.status, JSON.parse(answer.text).error_code]).toEqual([502, "CREDENTIAL_UNAVAILABLE"])
  expect(answer.headers).not.toHaveProperty("x-databricks-org-id")
})

test("a personal token of a profile goes along as it is", async () => {
  const { address, workspace } = await startWorkspace()
  workspace.accepts = (authorization) => authorization === "Bearer dapi-1"
  const world = worldWith(`[DEFAULT]\nhost = ${address}\ntoken = dapi-1\n`)
  const base = await startApp(optionsFor(["up=databricks"], world))
  expect((await ask(base, "/proxy/up/api/2.0/mlflow/runs/get")).status).toBe(200)
  workspace.accepts = () => false
  expect((await ask(base, "/proxy/up/api/2.0/mlflow/runs/get")).status).toBe(401)
  expect(workspace.seen).toHaveLength(2)
})

test("the sign-in of the Databricks CLI is used", async () => {
  const { address, workspace } = await startWorkspace()
  workspace.accepts = (authorization) => authorization === "Bearer of-cli"
  const expiry = "2100-01-01T00:00:00.123456+02:00"
  const script = `#!/bin/sh\necho '{"access_token":"of-cli","token_type":"Bearer","expiry":"${expiry}"}'\n`
  const world = worldWith(`[prod]\nhost = ${address}\nauth_type = databricks-cli\n`, {}, { databricks: script })
  const base = await startApp(optionsFor(["databricks://prod"], world))
  expect((await ask(base, GET_RUN)).status).toBe(200)
})

test("a CLI that is not signed in is told", async () => {
  const { address } = await startWorkspace()
  const script = "#!/bin/sh\necho 'refresh token hush' >&2; exit 1\n"
  const world = worldWith(`[prod]\nhost = ${address}\nauth_type = databricks-cli\n`, {}, { databricks: script })
  const answer = await ask(await startApp(optionsFor(["databricks://prod"], world)), GET_RUN)
  expect(answer.status).toBe(502)
  expect(JSON.parse(answer.text).message).toContain('databricks auth login --profile "prod"')
  expect(answer.text).not.toContain("hush")
})

test.each([
  [
    "azure_client_id = c\nazure_client_secret = hush\nazure_tenant_id = t",
    { kind: "secret", tenant: "t", client: "c", secret: "hush" },
  ],
  ["azure_use_msi = true", { kind: "managed-identity", client: undefined }],
  ["azure_use_msi = true\nazure_client_id = c", { kind: "managed-identity", client: "c" }],
  ["auth_type = azure-cli", { kind: "cli", tenant: undefined }],
  ["token = dapi-1\nauth_type = azure-cli\nazure_tenant_id = t", { kind: "cli", tenant: "t" }],
])("Azure is asked for a token of Databricks: %j", async (options, means) => {
  const { address, workspace } = await startWorkspace()
  workspace.accepts = (authorization) => authorization === "Bearer of-entra"
  const askAzure: World["askAzure"] = async (request) => {
    expect(request).toMatchObject({ scope: "2ff814a6-3304-4ab8-85cb-cd0e6f879c1d/.default", means })
    return { value: "of-entra", expiresAt: Date.now() + 60 * MINUTE }
  }
  const world = worldWith(`[prod]\nhost = ${address}\n${options}\n`, { askAzure })
  expect((await ask(await startApp(optionsFor(["databricks://prod"], world)), GET_RUN)).status).toBe(200)
})

test("without a credential of its own the server passes on what the page sends", async () => {
  const { address, workspace } = await startWorkspace()
  workspace.accepts = (authorization) => authorization === "Bearer typed"
  const base = await startApp(optionsFor(["databricks://prod", "--no-sign-in"], worldWith(M2M(address))))
  expect((await ask(base, GET_RUN, { headers: { Authorization: "Bearer typed" } })).status).toBe(200)
  expect((await ask(base, GET_RUN)).status).toBe(401)
  expect(workspace.seen).toHaveLength(2)
})

test("only what tracking needs is forwarded", async () => {
  const { base, workspace } = await startM2m()
  for (const target of [
    "/proxy/prod/api/2.0/secrets/list-scopes",
    "/proxy/prod/api/2.1/jobs/list",
    "/proxy/prod/oidc/v1/token",
    "/proxy/prod/",
  ]) {
    const answer = await ask(base, target)
    expect([answer.status, JSON.parse(answer.text).error_code]).toEqual([404, "ENDPOINT_NOT_FOUND"])
  }
  expect(workspace.seen).toEqual([])
})
