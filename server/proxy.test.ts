import { once } from "node:events"
import { type IncomingMessage, request as httpRequest } from "node:http"
import { text as readText } from "node:stream/consumers"
import { brotliDecompressSync, gunzipSync } from "node:zlib"

import { expect, test } from "vitest"

import { ask, optionsFor, readAll, startApp, startUpstream } from "./fixtures"

const JSON_HEADERS = { "Content-Type": "application/json" }
const LONG = JSON.stringify({ runs: Array.from({ length: 500 }, (_, index) => ({ run_id: `run-${index}` })) })

/** A tracking server that tells what it was sent. */
const startEcho = () =>
  startUpstream(async (request, response) => {
    const { method, url, headers } = request
    const body = await readText(request)
    response.writeHead(200, JSON_HEADERS).end(JSON.stringify({ method, url, headers, body }))
  })

const startProxy = async (upstream: string, ...args: readonly string[]) =>
  startApp(optionsFor([`up=${upstream}`, ...args]))

test("a search goes through with its body, and without what is nobody's business", async () => {
  const upstream = await startEcho()
  const base = await startProxy(upstream)
  const { host, origin } = new URL(base)
  const answer = await ask(base, "/proxy/up/api/2.0/mlflow/runs/search?x=%2F", {
    method: "POST",
    headers: {
      ...JSON_HEADERS,
      Authorization: "Bearer mine",
      Origin: origin,
      Referer: base,
      Cookie: "a=b",
      "Sec-Fetch-Site": "same-origin",
      "X-Forwarded-For": "1.2.3.4",
      Forwarded: "for=1.2.3.4",
    },
    body: '{"max_results":1}',
  })
  const seen: unknown = JSON.parse(answer.text)
  expect(seen).toMatchObject({
    method: "POST",
    url: "/api/2.0/mlflow/runs/search?x=%2F",
    body: '{"max_results":1}',
    headers: { host: new URL(upstream).host, authorization: "Bearer mine", "content-type": "application/json" },
  })
  expect(answer.text).not.toMatch(/"(origin|referer|cookie|sec-fetch-site|x-forwarded-for|forwarded)"/)
  expect(answer.text).not.toContain(host)
})

test.each(["PUT", "PATCH", "DELETE"])("%s goes through with its body", async (method) => {
  const base = await startProxy(await startEcho())
  const answer = await ask(base, "/proxy/up/x", { method, headers: JSON_HEADERS, body: "{}" })
  expect(JSON.parse(answer.text)).toMatchObject({ method, body: "{}" })
})

test.each([
  "/get-artifact?path=a%2Fb%20c%23d.txt",
  "/api/2.0/mlflow-artifacts/artifacts/1/a%2Fb%20c%23/%F0%9F%98%80+x;y=1/~!$&'()*,:@",
  "/x?filter=a%20%3D%20'%25'&b=%",
  "/",
])("the path %s arrives as it was sent", async (target) => {
  const base = await startProxy(await startEcho())
  expect(JSON.parse((await ask(base, `/proxy/up${target}`)).text)).toMatchObject({ url: target })
})

test("a server under a path is asked under that path", async () => {
  const base = await startProxy(`${await startEcho()}ml/flow/`)
  expect(JSON.parse((await ask(base, "/proxy/up/api/x?y")).text)).toMatchObject({ url: "/ml/flow/api/x?y" })
})

test.each([
  "/proxy/up/a/../../secret",
  "/proxy/up/%2e%2e/secret",
  "/proxy/up/a%2f..%2f..%2fsecret",
  "/proxy/up/a\\..\\b",
])("%s is not forwarded", async (target) => {
  let asked = 0
  const upstream = await startUpstream((_request, response) => {
    asked += 1
    response.end()
  })
  const answer = await ask(await startProxy(`${upstream}base/`), target)
  expect(answer.status).toBe(400)
  expect(asked).toBe(0)
})

test("nothing but the configured servers can be asked", async () => {
  const base = await startProxy(await startEcho())
  for (const target of ["/proxy/other/x", "/proxy/http://169.254.169.254/x", "/proxy/up.evil/x", "/proxy/"]) {
    const answer = await ask(base, target)
    expect(answer.status).toBe(404)
    expect(JSON.parse(answer.text)).toMatchObject({ error_code: "RESOURCE_DOES_NOT_EXIST" })
  }
})

test("what a tracking server sends cannot act on our origin", async () => {
  const upstream = await startUpstream((_request, response) => {
    response
      .writeHead(401, {
        "Content-Type": "text/html",
        "WWW-Authenticate": 'Basic realm="x"',
        "Set-Cookie": "a=b",
        "Clear-Site-Data": '"*"',
        "Access-Control-Allow-Origin": "*",
        "Service-Worker-Allowed": "/",
        "Content-Security-Policy": "script-src *",
        "X-Request-Id": "7",
        "Retry-After": "3",
      })
      .end("<script>1</script>")
  })
  const { status, headers, text } = await ask(await startProxy(upstream), "/proxy/up/x")
  expect([status, text]).toEqual([401, "<script>1</script>"])
  expect(headers).toMatchObject({
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
    "content-type": "text/html",
    "x-request-id": "7",
    "retry-after": "3",
  })
  for (const name of [
    "www-authenticate",
    "set-cookie",
    "clear-site-data",
    "access-control-allow-origin",
    "service-worker-allowed",
  ])
    expect(headers).not.toHaveProperty(name)
})

test.each([
  ["br, gzip", "br", brotliDecompressSync],
  ["gzip", "gzip", gunzipSync],
])("JSON is compressed for a browser that takes %s", async (accepted, encoding, decompress) => {
  const upstream = await startUpstream((_request, response) => response.writeHead(200, JSON_HEADERS).end(LONG))
  const answer = await ask(await startProxy(upstream), "/proxy/up/x", { headers: { "Accept-Encoding": accepted } })
  expect(answer.headers).toMatchObject({ "content-encoding": encoding, vary: "accept-encoding" })
  expect(answer.bytes.length).toBeLessThan(LONG.length / 4)
  expect(decompress(answer.bytes).toString()).toBe(LONG)
})

test("what is compressed already, is not text, or is asked for with HEAD stays as it is", async () => {
  const upstream = await startUpstream(({ url }, response) => {
    const headers: Record<string, string> =
      url === "/gzipped"
        ? { ...JSON_HEADERS, "Content-Encoding": "gzip" }
        : { "Content-Type": url === "/json" ? "application/json" : "application/octet-stream" }
    response.writeHead(200, { ...headers, "Content-Length": LONG.length }).end(LONG)
  })
  const base = await startProxy(upstream)
  const headers = { "Accept-Encoding": "br, gzip" }
  expect((await ask(base, "/proxy/up/gzipped", { headers })).text).toBe(LONG)
  const bytes = await ask(base, "/proxy/up/bytes", { headers })
  expect(bytes.headers).not.toHaveProperty("content-encoding")
  expect(bytes.headers["content-length"]).toBe(String(LONG.length))
  const head = await ask(base, "/proxy/up/json", { method: "HEAD", headers })
  expect(head.headers).not.toHaveProperty("content-encoding")
  expect(head.headers["content-length"]).toBe(String(LONG.length))
})

test("a part of a file arrives as a part", async () => {
  const upstream = await startUpstream(({ headers }, response) => {
    expect(headers.range).toBe("bytes=10-19")
    response
      .writeHead(206, { "Content-Type": "text/plain", "Content-Range": "bytes 10-19/4000", "Accept-Ranges": "bytes" })
      .end("0123456789")
  })
  const headers = { Range: "bytes=10-19", "Accept-Encoding": "br" }
  const answer = await ask(await startProxy(upstream), "/proxy/up/get-artifact", { headers })
  expect([answer.status, answer.text]).toEqual([206, "0123456789"])
  expect(answer.headers).toMatchObject({ "content-range": "bytes 10-19/4000", "accept-ranges": "bytes" })
  expect(answer.headers).not.toHaveProperty("content-encoding")
})

test("a body streams through while it is being sent", async () => {
  const upstream = await startUpstream((request, response) => {
    response.writeHead(200, { "Content-Type": "application/octet-stream" })
    request.pipe(response)
  })
  const { hostname, port } = new URL(await startProxy(upstream))
  const sending = httpRequest({ hostname, port, path: "/proxy/up/artifact", method: "PUT", agent: false })
  sending.write("first")
  const [response]: IncomingMessage[] = await once(sending, "response")
  if (response === undefined) throw new Error("no response")
  // The first piece is back before the second has been sent.
  expect(String(await once(response, "data"))).toBe("first")
  sending.end("second")
  expect(String(await readAll(response))).toBe("second")
})

test.each(["before the answer", "in the middle of it"])(
  "a browser that leaves %s cancels the request",
  async (when) => {
    let arrived: () => void = () => undefined
    let cancelled: () => void = () => undefined
    const hasArrived = new Promise<void>((resolve) => (arrived = resolve))
    const isCancelled = new Promise<void>((resolve) => (cancelled = resolve))
    const upstream = await startUpstream((_request, response) => {
      response.on("close", () => cancelled())
      if (when === "in the middle of it") response.writeHead(200, JSON_HEADERS).write(LONG)
      arrived()
    })
    const leaving = new AbortController()
    const asking = fetch(`${await startProxy(upstream)}proxy/up/x`, { signal: leaving.signal }).then((response) =>
      response.text(),
    )
    await hasArrived
    leaving.abort()
    await expect(asking).rejects.toThrow(/abort/i)
    await isCancelled
  },
)

test("an answer that nothing has changed keeps its meaning", async () => {
  const upstream = await startUpstream(({ headers }, response) => {
    response.writeHead(headers["if-none-match"] === '"1"' ? 304 : 200, { ETag: '"1"' }).end()
  })
  const headers = { "If-None-Match": '"1"' }
  expect((await ask(await startProxy(upstream), "/proxy/up/x", { headers })).status).toBe(304)
})

test("a credential is added to every request and is in no answer", async () => {
  const upstream = await startEcho()
  const { servers, ...options } = optionsFor([`up=${upstream.replace("//", "//ann:hunter2@")}`])
  const base = await startApp({ ...options, servers })
  const answer = await ask(base, "/proxy/up/x", { headers: { Authorization: "Bearer theirs" } })
  expect(JSON.parse(answer.text)).toMatchObject({
    headers: { authorization: `Basic ${Buffer.from("ann:hunter2").toString("base64")}` },
  })
  for (const target of ["/config.json", "/proxy/nope/x"])
    expect((await ask(base, target)).text).not.toContain("hunter2")
})

test("read-only lets searches through and nothing that changes something", async () => {
  const base = await startProxy(await startEcho(), "--read-only")
  const post = { method: "POST", headers: JSON_HEADERS, body: "{}" }
  expect((await ask(base, "/proxy/up/api/2.0/mlflow/runs/search", post)).status).toBe(200)
  expect((await ask(base, "/proxy/up/api/2.0/mlflow/runs/get?run_id=1")).status).toBe(200)
  const refused = await ask(base, "/proxy/up/api/2.0/mlflow/runs/delete", post)
  expect(refused.status).toBe(403)
  expect(JSON.parse(refused.text)).toMatchObject({
    error_code: "PERMISSION_DENIED",
    message: expect.stringContaining("read-only"),
  })
  expect(JSON.parse((await ask(base, "/config.json")).text)).toMatchObject({ servers: [{ id: "up", readOnly: true }] })
})

test("a long answer arrives whole", async () => {
  const piece = Buffer.alloc(1_000_000, "x")
  const upstream = await startUpstream((_request, response) => {
    response.writeHead(200, { "Content-Type": "application/octet-stream" })
    for (let count = 0; count < 20; count += 1) response.write(piece)
    response.end()
  })
  const response = await fetch(`${await startProxy(upstream)}proxy/up/x`)
  if (response.body === null) throw new Error("no body")
  expect((await readAll(response.body)).length).toBe(20_000_000)
})
