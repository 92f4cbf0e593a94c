import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { brotliCompressSync, gzipSync } from "node:zlib"

import { afterAll, beforeAll, expect, test } from "vitest"

import { ask, optionsFor, startApp } from "./fixtures"

const SCRIPT = "export const a = 1\n".repeat(200)
let distFolder = ""

beforeAll(async () => {
  distFolder = await mkdtemp(path.join(tmpdir(), "tracklight-dist-"))
  await mkdir(path.join(distFolder, "assets"))
  const files: Record<string, string | Uint8Array> = {
    "index.html": '<!doctype html><title>Tracklight</title><script type="application/json" id="config"></script>',
    "artifact-frame.html": `<!doctype html><meta content="script-src 'unsafe-inline'; img-src data:">`,
    "favicon.svg": "<svg/>",
    ".secret": "x",
    "config.json": '{"servers":[{"id":"stale"}]}',
    "assets/index-abc.js": SCRIPT,
    "assets/index-abc.js.br": brotliCompressSync(SCRIPT),
    "assets/index-abc.js.gz": gzipSync(SCRIPT),
    "assets/small-abc.css": "a{}",
  }
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(distFolder, name), content)
})

afterAll(() => rm(distFolder, { recursive: true, force: true }))

const start = (settings: Partial<ReturnType<typeof optionsFor>> = {}) =>
  startApp({ ...optionsFor(["demo"]), ...settings }, { distFolder })

const APP_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; " +
  "font-src 'self'; connect-src 'self' http: https:; worker-src 'self'; frame-src 'self'; manifest-src 'self'; " +
  "object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; " +
  "require-trusted-types-for 'script'; trusted-types app-worker"

const FRAME_POLICY =
  "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' blob: data:; " +
  "style-src 'unsafe-inline' data:; img-src data: blob:; font-src data:; media-src data: blob:; worker-src blob: data:; " +
  "connect-src 'none'; frame-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"

const YEAR = "public, max-age=31536000, immutable"

test.each([
  ["/", 200, APP_POLICY, "no-store", /^text\/html/],
  ["/index.html?x", 200, APP_POLICY, "no-store", /^text\/html/],
  ["/config.json", 200, APP_POLICY, "no-store", /^application\/json/],
  ["/artifact-frame.html", 200, FRAME_POLICY, "no-store", /^text\/html/],
  ["/assets/index-abc.js", 200, APP_POLICY, YEAR, /^(text|application)\/javascript/],
  ["/assets/small-abc.css", 200, APP_POLICY, YEAR, /^text\/css/],
  ["/favicon.svg", 200, APP_POLICY, "no-cache", /^image\/svg/],
  ["/assets/gone-abc.js", 404, APP_POLICY, "no-store", /^text\/plain/],
  ["/.secret", 404, APP_POLICY, "no-store", /^text\/plain/],
  ["/assets", 404, APP_POLICY, "no-store", /^text\/plain/],
])("%s is sent with its headers", async (target, status, ...[policy, cache, type]) => {
  const answer = await ask(await start(), target)
  expect(answer.status).toBe(status)
  expect(answer.headers).toMatchObject({
    "content-security-policy": policy,
    "cache-control": cache,
    "content-type": expect.stringMatching(type),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), display-capture=(), payment=(), usb=()",
    "cross-origin-resource-policy": "same-origin",
  })
  expect(answer.headers).not.toHaveProperty("x-frame-options")
})

test("the app is alone in its window, unless a portal shows it", async () => {
  const opener = "cross-origin-opener-policy"
  expect((await ask(await start(), "/")).headers).toHaveProperty(opener, "same-origin")
  const portal = await start({ embedParents: ["https://portal.corp"] })
  expect((await ask(portal, "/")).headers).not.toHaveProperty(opener)
})

test("portals may frame the app and the artifact page alike", async () => {
  const base = await start({
    embedParents: ["https://portal.corp", "https://b"],
    artifactScripts: ["https://cdn.plot.ly"],
  })
  for (const target of ["/", "/artifact-frame.html"]) {
    const policy = String((await ask(base, target)).headers["content-security-policy"])
    expect(policy.split("; ")).toContain("frame-ancestors 'self' https://portal.corp https://b")
  }
  const frame = String((await ask(base, "/artifact-frame.html")).headers["content-security-policy"])
  expect(frame.split("; ")).toContain("script-src 'unsafe-inline' 'unsafe-eval' blob: data: https://cdn.plot.ly")
  expect((await ask(base, "/")).headers["content-security-policy"]).not.toContain("plot.ly")
  // Of two policies the stricter one counts: the one in the page must not take back what the header allows.
  expect((await ask(base, "/artifact-frame.html")).text).toContain("script-src 'unsafe-inline' https://cdn.plot.ly;")
  expect(JSON.parse((await ask(base, "/config.json")).text)).toMatchObject({ artifactScripts: ["https://cdn.plot.ly"] })
})

test("the sandbox page itself says what its header says, as far as a page can", async () => {
  const page = await readFile(path.join("public", "artifact-frame.html"), "utf8")
  const inHeader = FRAME_POLICY.split("; ").filter((rule) => !/^(sandbox|frame-ancestors) /.test(rule))
  expect(/http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(page)?.[1]?.split("; ")).toEqual(inHeader)
})

test.each([
  [[], "connect-src 'self'"],
  [["https://ml.corp"], "connect-src 'self' https://ml.corp"],
])("with %j listed the browser asks nobody else directly", async (directOrigins, directive) => {
  const policy = String((await ask(await start({ directOrigins }), "/")).headers["content-security-policy"])
  expect(policy.split("; ")).toContain(directive)
})

test.each([
  ["br, gzip", "br", brotliCompressSync(SCRIPT).length],
  ["gzip", "gzip", gzipSync(SCRIPT).length],
  ["identity", undefined, SCRIPT.length],
])("scripts are sent as they were compressed by the build (%s)", async (accepted, encoding, length) => {
  const { headers, bytes } = await ask(await start(), "/assets/index-abc.js", {
    headers: { "Accept-Encoding": accepted },
  })
  expect(headers["content-encoding"]).toBe(encoding)
  expect(headers["content-type"]).toMatch(/javascript/)
  expect(headers.vary).toBe("Accept-Encoding")
  expect(bytes.length).toBe(length)
})

test("config.json says which servers there are and nothing that is secret", async () => {
  const options = optionsFor(["demo", "prod=https://ann:hunter2@ml.corp/x"])
  const base = await startApp({ ...options, embedParents: ["https://portal.corp"] }, { distFolder })
  const { text } = await ask(base, "/config.json")
  expect(text).not.toMatch(/ann|hunter2/)
  expect(JSON.parse(text)).toEqual({
    servers: [
      { id: "demo", label: "Demo", address: "proxy/demo/" },
      { id: "prod", label: "prod", address: "proxy/prod/", trackingUri: "https://ml.corp/x", signIn: "server" },
    ],
    links: [],
    embed: { parents: ["https://portal.corp"] },
  })
})

test("the page brings the same configuration along, and no label ends its block", async () => {
  const options = optionsFor(["demo"])
  const label = "</script><script>alert(1)</script>"
  const base = await startApp(
    { ...options, servers: options.servers.map((one) => ({ ...one, label })) },
    { distFolder },
  )
  for (const target of ["/", "/index.html", "/?embed=1"]) {
    const { text } = await ask(base, target)
    const [, brought = ""] = /<script type="application\/json" id="config">(.*?)<\/script>/.exec(text) ?? []
    expect(JSON.parse(brought)).toEqual(JSON.parse((await ask(base, "/config.json")).text))
    expect(text).not.toContain("<script>alert")
  }
})

test("files outside are out of reach", async () => {
  for (const target of ["/../package.json", "/%2e%2e/package.json", "/assets/..%2f..%2fpackage.json", "//etc/passwd"]) {
    expect((await ask(await start(), target)).status).toBeGreaterThanOrEqual(400)
  }
})
