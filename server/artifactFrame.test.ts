import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"

import { afterAll, beforeAll, expect, test } from "vitest"

import { readCommandLine } from "./cli"
import { createGate } from "./credentials"
import { ask, optionsFor, startApp, worldOf } from "./fixtures"
import type { ServerOptions } from "./options"
import { resolveOptions } from "./resolveOptions"
import { UsageError } from "./usageError"

const FRAME_URL = "https://usercontent.corp/artifact-frame.html"
const ON_FRAME_HOST = { headers: { Host: "usercontent.corp" } }
let distFolder = ""

beforeAll(async () => {
  distFolder = await mkdtemp(path.join(tmpdir(), "tracklight-dist-"))
  const page = `<!doctype html><meta content="default-src 'none'; frame-src 'self'; base-uri 'none'">`
  await writeFile(path.join(distFolder, "index.html"), page)
  await writeFile(path.join(distFolder, "artifact-frame.html"), "<!doctype html>the sandbox")
})

afterAll(() => rm(distFolder, { recursive: true, force: true }))

const start = (settings: Partial<ServerOptions> = {}, parts: Parameters<typeof startApp>[1] = {}) =>
  startApp({ ...optionsFor(["demo"]), artifactFrameUrl: FRAME_URL, ...settings }, { distFolder, ...parts })

const policyOf = async (...args: Parameters<typeof ask>) =>
  String((await ask(...args)).headers["content-security-policy"]).split("; ")

test("the app may frame the second origin and no other, and its page says so too", async () => {
  const base = await start()
  expect(await policyOf(base, "/")).toContain("frame-src https://usercontent.corp")
  expect((await ask(base, "/")).text).toContain("; frame-src https://usercontent.corp;")
  expect(JSON.parse((await ask(base, "/config.json")).text)).toMatchObject({ artifactFrameUrl: FRAME_URL })
})

test("the sandbox page may be framed by the app under its names, and by its portals", async () => {
  const base = await start({ allowHosts: ["ui.corp"], embedParents: ["https://portal.corp"] })
  const answer = await ask(base, "/artifact-frame.html", ON_FRAME_HOST)
  expect(answer).toMatchObject({ status: 200, text: "<!doctype html>the sandbox" })
  const ancestors = "frame-ancestors 'self' localhost:* 127.0.0.1:* ui.corp:* https://portal.corp"
  const policy = await policyOf(base, "/artifact-frame.html", ON_FRAME_HOST)
  expect(policy).toContain(ancestors)
  expect(policy).toContain("sandbox allow-scripts")
  expect(await policyOf(base, "/")).toContain("frame-ancestors 'self' https://portal.corp")
})

test("under the name of the second origin there is nothing else", async () => {
  const base = await start()
  for (const target of [
    "/",
    "/index.html",
    "/config.json",
    "/proxy/demo/health",
    "/artifact-frame.html/x",
    "/?key=x",
  ]) {
    const { status, text } = await ask(base, target, ON_FRAME_HOST)
    expect([target, status, text]).toEqual([target, 404, expect.stringContaining("artifact-frame.html only")])
  }
  expect((await ask(base, "/", { headers: { Host: "usercontent.corp:8443" } })).status).toBe(404)
  expect((await ask(base, "/artifact-frame.html", { headers: { Host: "other.corp" } })).status).toBe(421)
})

test("on a name that the app has too, the port tells them apart", async () => {
  const base = await start({ artifactFrameUrl: "http://localhost:8001/artifact-frame.html" })
  expect((await ask(base, "/", { headers: { Host: "localhost:8001" } })).status).toBe(404)
  expect((await ask(base, "/", { headers: { Host: "localhost:8002" } })).status).toBe(200)
})

test("the sandbox page needs no start link, and opens nothing else", async () => {
  const base = await start({}, { gate: createGate() })
  expect((await ask(base, "/artifact-frame.html", ON_FRAME_HOST)).status).toBe(200)
  expect((await ask(base, "/config.json", ON_FRAME_HOST)).status).toBe(404)
  expect((await ask(base, "/artifact-frame.html")).status).toBe(401)
})

test("the origin of a tracking server is refused", () => {
  const line = readCommandLine(["prod=https://ml.corp/mlflow"])
  const resolve = (artifactFrameUrl: string) => resolveOptions(line, { artifactFrameUrl }, worldOf())
  expect(() => resolve("https://ml.corp/artifact-frame.html")).toThrow(UsageError)
  expect(() => resolve("https://ml.corp/artifact-frame.html")).toThrow(
    'tracklight.config.json: artifactFrameUrl: https://ml.corp is the origin of the server "prod"',
  )
  expect(resolve(FRAME_URL).artifactFrameUrl).toBe(FRAME_URL)
})
