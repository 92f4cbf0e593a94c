import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { createServer as createTlsServer } from "node:https"
import { createServer as createTcpServer } from "node:net"

import { tmpdir } from "node:os"
import path from "node:path"

import { expect, onTestFinished, test } from "vitest"

import { ask, closedAddress, optionsFor, startApp, startUpstream } from "./fixtures"

const JSON_HEADERS = { "Content-Type": "application/json" }

const startProxy = async (upstream: string) => startApp(optionsFor([`up=${upstream}`]))

test("a 503 is told at once and not tried again", async () => {
  let asked = 0
  const upstream = await startUpstream((_request, response) => {
    asked += 1
    response.writeHead(503, { ...JSON_HEADERS, "Retry-After": "1" }).end('{"error_code":"TEMPORARILY_UNAVAILABLE"}')
  })
  const answer = await ask(await startProxy(upstream), "/proxy/up/x")
  expect([answer.status, answer.headers["retry-after"], asked]).toEqual([503, "1", 1])
})

test.each([301, 302, 303, 307, 308])("a redirect (%i) is neither followed nor passed on", async (status) => {
  const upstream = await startUpstream(({ url }, response) => {
    expect(url).toBe("/x")
    response.writeHead(status, { Location: "http://evil.example/", "Set-Cookie": "a=b" }).end("moved")
  })
  const answer = await ask(await startProxy(upstream), "/proxy/up/x")
  expect(answer.status).toBe(502)
  expect(answer.headers).not.toHaveProperty("location")
  expect(JSON.parse(answer.text)).toMatchObject({
    error_code: "BAD_GATEWAY",
    message: expect.stringContaining(`(${status})`),
  })
})

/** Accepts connections and answers each with `bytes`. */
async function startTcp(bytes: string): Promise<string> {
  const server = createTcpServer((socket) => {
    socket.on("error", () => undefined)
    socket.once("data", () => socket.end(bytes))
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  return `127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`
}

test.each([
  ["refuses", closedAddress, /refused the connection.*\[ECONNREFUSED\]/],
  ["has an unknown name", async () => "http://tracking.invalid/", /host name is unknown/],
  ["hangs up", async () => `http://${await startTcp("")}/`, /closed the connection/],
  ["talks something else", async () => `http://${await startTcp("SSH-2.0\r\n")}/`, /not HTTP/],
  ["does not speak TLS", async () => `https://${await startTcp("HTTP/1.1 400 Bad Request\r\n\r\n")}/`, /TLS/],
])("a server that %s is named with the reason", async (_what, start, reason) => {
  const address = await start()
  const answer = await ask(await startProxy(address), "/proxy/up/api/2.0/mlflow/experiments/get")
  expect(answer.status).toBe(502)
  expect(answer.headers["content-type"]).toMatch(/^application\/json/)
  const { error_code, message } = JSON.parse(answer.text)
  expect(error_code).toBe("BAD_GATEWAY")
  expect(message).toMatch(reason)
  expect(message).toContain(`"up" (${address})`)
})

test("a server that does not answer in time is a 504", async () => {
  const upstream = await startUpstream(() => undefined)
  const base = await startApp(optionsFor([`up=${upstream}`]), { upstreamTimeoutMs: 50 })
  const answer = await ask(base, "/proxy/up/x")
  expect(answer.status).toBe(504)
  expect(JSON.parse(answer.text)).toMatchObject({
    error_code: "DEADLINE_EXCEEDED",
    message: expect.stringContaining("did not answer in time"),
  })
})

test("a broken answer stays broken, so that the app can tell", async () => {
  const upstream = await startUpstream((_request, response) => {
    response.writeHead(200, { ...JSON_HEADERS, "Content-Length": "100" }).write('{"runs":[')
    response.socket?.end()
  })
  const base = await startProxy(upstream)
  await expect(ask(base, "/proxy/up/x")).rejects.toThrow(/aborted|hang up/)
})

test("an unreachable server with a credential is named without it", async () => {
  const address = (await closedAddress()).replace("//", "//ann:hunter2@")
  const answer = await ask(await startProxy(address), "/proxy/up/x")
  expect(answer.status).toBe(502)
  expect(answer.text).not.toMatch(/hunter2|ann/)
})

/** A certificate that nobody has signed, made for one test; undefined on a machine without openssl. */
function selfSigned(): { readonly key: Buffer; readonly cert: Buffer } | undefined {
  const folder = mkdtempSync(path.join(tmpdir(), "tracklight-tls-"))
  const [key, cert] = [path.join(folder, "key.pem"), path.join(folder, "cert.pem")]
  const args = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost"]
  try {
    execFileSync("openssl", [...args, "-keyout", key, "-out", cert], { stdio: "ignore" })
    return { key: readFileSync(key), cert: readFileSync(cert) }
  } catch {
    return undefined
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const certificate = selfSigned()

test.skipIf(certificate === undefined)("a certificate that nobody trusts is not accepted", async () => {
  let asked = 0
  const server = createTlsServer({ ...certificate }, (_request, response) => {
    asked += 1
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  const port = typeof address === "object" && address !== null ? address.port : 0
  const answer = await ask(await startProxy(`https://ann:hunter2@127.0.0.1:${port}`), "/proxy/up/x")
  expect([answer.status, asked]).toEqual([502, 0])
  expect(answer.text).toContain("certificate that is not trusted")
})
