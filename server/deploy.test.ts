import { gunzipSync } from "node:zlib"

import { describe, expect, test } from "vitest"

import { ask, startUpstream } from "./fixtures"
import { artifactFramePolicy } from "./policies"
import { FRAME_PAGE, HOST, isInstalled, PROGRAMS, SCRIPT, startProgram } from "./webServers"

const LONG = JSON.stringify({ runs: Array.from({ length: 500 }, (_, index) => ({ run_id: `run-${index}` })) })

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
    const base = await startProgram(program, await unasked())
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
    const base = await startProgram(program, upstream)
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
    const base = await startProgram(program, await startEcho())
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
    const base = await startProgram(
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
