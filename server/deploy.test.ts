import { execFileSync, spawn } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import path from "node:path"
import { gunzipSync, gzipSync } from "node:zlib"

import { describe, expect, onTestFinished, test } from "vitest"

import { ask, startUpstream } from "./fixtures"
import { artifactFramePolicy } from "./policies"

/** The files in docs/deploy keep the rules of our own server; each is run as it is, but for names, folders and ports. */
type Program = {
  readonly name: string
  readonly file: string
  readonly version: readonly string[]
  /** The configuration to write, and the command that runs it in the foreground. */
  readonly prepare: (text: string, folder: string) => { readonly config: string; readonly args: readonly string[] }
}

/** Started by root, nginx would serve as another user; a container often has no other. Started by anybody else it warns of `user`. */
const AS_ROOT = process.getuid?.() === 0

const PROGRAMS: readonly Program[] = [
  {
    name: "nginx",
    file: "nginx.conf",
    version: ["-v"],
    prepare: (text, folder) => ({
      config: `${AS_ROOT ? "user root;" : ""} daemon off; pid ${folder}/pid; error_log stderr; worker_processes 1;
events {}
http {
  access_log off; default_type application/octet-stream;
  types { text/html html; application/javascript js; application/json json; image/svg+xml svg; }
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/f;
  uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  ${text}
}`,
      args: ["-p", folder, "-e", "stderr", "-c", path.join(folder, "config")],
    }),
  },
  {
    name: "caddy",
    file: "Caddyfile",
    version: ["version"],
    prepare: (text, folder) => ({
      config: `{\n\tadmin off\n\tauto_https off\n\tstorage file_system ${folder}/caddy\n}\n${text}`,
      args: ["run", "--adapter", "caddyfile", "--config", path.join(folder, "config")],
    }),
  },
]

function isInstalled({ name, version }: Program): boolean {
  try {
    execFileSync(name, version, { stdio: "ignore" })
    return true
  } catch {
    console.warn(`${name} is not installed: docs/deploy/ is not tested with it here (Debian: apt-get install ${name})`)
    return false
  }
}

const SCRIPT = "export const a = 1\n".repeat(200)
const LONG = JSON.stringify({ runs: Array.from({ length: 500 }, (_, index) => ({ run_id: `run-${index}` })) })
const FRAME_PAGE = readFileSync("public/artifact-frame.html", "utf8")
const HOST = { Host: "ml.example.com" }

function writeDist(folder: string): void {
  mkdirSync(path.join(folder, "dist", "assets"), { recursive: true })
  const files: Record<string, string | Uint8Array> = {
    "index.html": "<!doctype html><title>Tracklight</title>",
    "artifact-frame.html": FRAME_PAGE,
    "config.json": readFileSync("docs/deploy/config.json"),
    "favicon.svg": "<svg/>",
    "assets/index-abc.js": SCRIPT,
    "assets/index-abc.js.gz": gzipSync(SCRIPT),
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, "dist", name), content)
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === "object" && address !== null ? address.port : 0
}

async function start(program: Program, upstream: string): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), "tracklight-deploy-"))
  writeDist(folder)
  const port = await freePort()
  const text = readFileSync(path.join("docs", "deploy", program.file), "utf8")
    .replaceAll("/srv/tracklight", path.join(folder, "dist"))
    .replaceAll("127.0.0.1:5000", new URL(upstream).host)
    .replaceAll("listen 80", `listen 127.0.0.1:${port}`)
    .replaceAll("http://ml.example.com {", `http://ml.example.com:${port} {`)
    .replaceAll(":80 {", `:${port} {`)
  const { config, args } = program.prepare(text, folder)
  writeFileSync(path.join(folder, "config"), config)
  const child = spawn(program.name, args, { stdio: ["ignore", "pipe", "pipe"] })
  let printed = ""
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes: Buffer) => (printed += bytes.toString()))
  const ended = new Promise((resolve) => child.on("exit", resolve))
  onTestFinished(async () => {
    child.kill("SIGTERM")
    await ended
    rmSync(folder, { recursive: true, force: true })
  })
  const base = `http://127.0.0.1:${port}/`
  await expect
    .poll(
      () =>
        child.exitCode === null
          ? ask(base, "/", { headers: HOST }).then(
              ({ status }) => status,
              () => printed,
            )
          : printed,
      {
        timeout: 10_000,
      },
    )
    .toBe(200)
  return base
}

const unasked = () => startUpstream((_request, response) => response.writeHead(500).end())

const startEcho = () =>
  startUpstream(({ method, url, headers }, response) => {
    response
      .writeHead(200, {
        "Content-Type": "application/json",
        "Set-Cookie": "a=b",
        "WWW-Authenticate": "Basic",
        "Clear-Site-Data": '"*"',
      })
      .end(JSON.stringify({ method, url, headers }))
  })

describe.each(PROGRAMS.map((program) => ({ program, name: program.name })))("$name", ({ program }) => {
  const isThere = isInstalled(program)

  test.skipIf(!isThere)("sends the app with its headers", async () => {
    const base = await start(program, await unasked())
    const get = (target: string, headers = {}) => ask(base, target, { headers: { ...HOST, ...headers } })
    for (const [target, cache] of [
      ["/", "no-store"],
      ["/index.html", "no-store"],
      ["/config.json", "no-store"],
      ["/favicon.svg", "no-cache"],
      ["/assets/index-abc.js", "public, max-age=31536000, immutable"],
    ] as const) {
      const { status, headers } = await get(target)
      expect([target, status, headers["cache-control"]]).toEqual([target, 200, cache])
      expect(headers).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": expect.stringContaining("camera=()"),
        "content-security-policy": expect.stringMatching(
          /^default-src 'none'; script-src 'self';.*frame-ancestors 'self'; require-trusted-types-for 'script'; trusted-types app-worker$/,
        ),
      })
    }
    const frame = await get("/artifact-frame.html")
    const embedding = { embedParents: [], artifactScripts: [], artifactFrameUrl: undefined, directOrigins: [] }
    expect(frame.headers["content-security-policy"]).toBe(artifactFramePolicy(embedding))
    expect(frame.text).toBe(FRAME_PAGE)
    const script = await get("/assets/index-abc.js", { "Accept-Encoding": "gzip" })
    expect(script.headers["content-encoding"]).toBe("gzip")
    expect(gunzipSync(script.bytes).toString()).toBe(SCRIPT)
    expect((await get("/assets/gone.js")).status).toBe(404)
  })

  test.skipIf(!isThere)("forwards what belongs to the tracking server, and only that", async () => {
    const upstream = await startEcho()
    const base = await start(program, upstream)
    const target = "/get-artifact/a%2Fb%20c%23d?path=x%2Fy&filter=a%20%3D%20'1'"
    const answer = await ask(base, `/proxy/mlflow${target}`, {
      headers: {
        ...HOST,
        Origin: "http://ml.example.com",
        Referer: "http://ml.example.com/",
        Cookie: "a=b",
        Authorization: "Bearer mine",
        "Sec-Fetch-Site": "same-origin",
      },
    })
    const seen: unknown = JSON.parse(answer.text)
    expect(seen).toMatchObject({ url: target, headers: { host: new URL(upstream).host, authorization: "Bearer mine" } })
    expect(answer.text).not.toMatch(/"(origin|referer|cookie)":/)
    expect(answer.headers).toMatchObject({
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
    })
    for (const name of ["set-cookie", "www-authenticate", "clear-site-data"])
      expect(answer.headers).not.toHaveProperty(name)
  })

  test.skipIf(!isThere)("checks host, origin and path itself", async () => {
    const base = await start(program, await startEcho())
    const status = async (headers: Record<string, string>, target = "/proxy/mlflow/x") =>
      (await ask(base, target, { method: "POST", headers: { ...HOST, ...headers } })).status
    expect(await status({})).toBe(200)
    expect(await status({ Host: "evil.example" })).toBe(421)
    expect(await status({ Host: "evil.example" }, "/config.json")).toBe(421)
    for (const headers of [
      { Origin: "http://evil.example" },
      { Origin: "null" },
      { Origin: "http://ml.example.com.evil.example" },
      { Origin: "http://ml.example.com:1" },
      { "Sec-Fetch-Site": "cross-site" },
      { "Sec-Fetch-Site": "same-site" },
    ])
      expect([headers, await status(headers)]).toEqual([headers, 403])
    for (const target of ["/proxy/mlflow/a/%2e%2E/b", "/proxy/mlflow/a%2f..%2fb", "/proxy/mlflow/a%5c..%5cb"])
      expect([target, await status({}, target)]).toEqual([target, 400])
    expect(await status({}, "/proxy/mlflow/..hidden/v1..2?path=../x")).toBe(200)
    expect(await status({}, "/proxy/other/x")).not.toBe(200)
  })

  test.skipIf(!isThere)("compresses JSON, passes parts of files, and keeps failures readable", async () => {
    const base = await start(
      program,
      await startUpstream(({ url, headers }, response) => {
        if (url === "/moved") response.writeHead(302, { Location: "http://evil.example/" }).end()
        else if (url === "/gone") response.destroy()
        else if (url === "/missing")
          response.writeHead(404, { "Content-Type": "application/json" }).end('{"error_code":"X"}')
        else if (headers.range === undefined) response.writeHead(200, { "Content-Type": "application/json" }).end(LONG)
        else
          response
            .writeHead(206, { "Content-Type": "text/plain", "Content-Range": "bytes 0-1999/9000" })
            .end("x".repeat(2000))
      }),
    )
    const get = (target: string, headers = {}) =>
      ask(base, `/proxy/mlflow${target}`, { headers: { ...HOST, ...headers } })
    const json = await get("/json", { "Accept-Encoding": "gzip" })
    expect(json.headers["content-encoding"]).toBe("gzip")
    expect(gunzipSync(json.bytes).toString()).toBe(LONG)
    const part = await get("/file", { "Accept-Encoding": "gzip", Range: "bytes=0-1999" })
    expect([part.status, part.text.length, part.headers["content-encoding"]]).toEqual([206, 2000, undefined])
    expect(await get("/missing")).toMatchObject({ status: 404, text: '{"error_code":"X"}' })
    for (const target of ["/moved", "/gone"]) {
      const failed = await get(target)
      expect(failed.status).toBe(502)
      expect(failed.headers).not.toHaveProperty("location")
      expect(JSON.parse(failed.text)).toMatchObject({ error_code: "BAD_GATEWAY" })
    }
  })
})
