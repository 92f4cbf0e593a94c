import { expect, test } from "vitest"

import { ask, optionsFor, startApp, startUpstream } from "./fixtures"
import { storageUrl } from "./storage"

const SIGNED = "store/a%20b/c%2Fd.png?sv=2021&sig=hush%2B"

/** Nothing listens on this port. */
const NOBODY = "http://127.0.0.1:1"

async function start() {
  const seen: string[] = []
  const storage = await startUpstream(({ method, url, headers }, response) => {
    seen.push(`${method} ${url}`)
    if (url === "/moved") return response.writeHead(302, { Location: "http://127.0.0.1:1/" }).end()
    if (url === "/gone") return response.writeHead(404, { "Content-Type": "application/xml" }).end("<Error/>")
    return response
      .writeHead(headers.range === undefined ? 200 : 206, { "Content-Type": "image/png", "Set-Cookie": "a=b" })
      .end(method === "HEAD" ? "" : JSON.stringify(headers))
  })
  const workspace = await startUpstream((request, response) => {
    seen.push(`workspace ${request.url}`)
    response.end()
  })
  const environment = { DATABRICKS_HOST: workspace, DATABRICKS_TOKEN: "dapi" }
  const options = optionsFor(["up=databricks", `plain=${workspace}`], { environment })
  const base = await startApp({ ...options, storageOrigins: [storage.slice(0, -1), NOBODY] })
  const fetchSigned = async (url: string, headers = {}, method = "GET") =>
    ask(base, "/proxy/up/.storage", { method, headers: { "X-Storage-Url": url, ...headers } })
  return { base, storage, seen, fetchSigned }
}

test("a signed address is fetched as it is, with the headers that belong to it and no credential", async () => {
  const { storage, seen, fetchSigned } = await start()
  const headers = { "x-ms-version": "2021-12-02", Authorization: "Bearer mine", Cookie: "c=d", Range: "bytes=0-9" }
  const answer = await fetchSigned(storage + SIGNED, headers)
  expect(answer.status).toBe(206)
  expect(seen).toEqual([`GET /${SIGNED}`])
  const sent = JSON.parse(answer.text)
  expect(sent).toMatchObject({ "x-ms-version": "2021-12-02", range: "bytes=0-9", host: new URL(storage).host })
  for (const name of ["authorization", "cookie", "x-storage-url", "origin", "referer"])
    expect(sent).not.toHaveProperty(name)
  expect(answer.headers).toMatchObject({
    "content-type": "image/png",
    "content-security-policy": "default-src 'none'; sandbox",
    "cache-control": "no-store",
  })
  expect(answer.headers).not.toHaveProperty("set-cookie")
  expect((await fetchSigned(storage + SIGNED, {}, "HEAD")).status).toBe(200)
})

test("what the storage refuses is told as it is, a redirect is not followed", async () => {
  const { storage, seen, fetchSigned } = await start()
  expect((await fetchSigned(`${storage}gone`)).status).toBe(404)
  const moved = await fetchSigned(`${storage}moved`)
  expect([moved.status, moved.headers.location]).toEqual([502, undefined])
  expect(moved.text).toContain("redirect (302)")
  expect(seen).toEqual(["GET /gone", "GET /moved"])
})

test("a storage that cannot be reached is named without the signature", async () => {
  const { fetchSigned } = await start()
  const answer = await fetchSigned(`${NOBODY}/x?sig=hush`)
  expect(answer.status).toBe(502)
  expect(JSON.parse(answer.text).message).toMatch(/^The storage 127\.0\.0\.1:1 refused the connection\./)
  expect(answer.text).not.toContain("hush")
})

test("only reads, only of services that sign addresses, and only from our own pages", async () => {
  const { base, storage, seen, fetchSigned } = await start()
  expect((await fetchSigned(storage + SIGNED, {}, "PUT")).status).toBe(404)
  expect((await fetchSigned(storage + SIGNED, { Origin: "http://evil.example" })).status).toBe(403)
  expect((await fetchSigned("")).status).toBe(403)
  expect(seen).toEqual([])
  // A plain MLflow has no such path, so it is asked like any other.
  await ask(base, "/proxy/plain/.storage", { headers: { "X-Storage-Url": storage + SIGNED } })
  expect(seen).toEqual(["workspace /.storage"])
})

test.each([
  ["https://acct.blob.core.windows.net/c/x?sig=1", true],
  ["https://acct.dfs.core.windows.net/c/x", true],
  ["https://acct.z12.blob.storage.azure.net/c/x", true],
  ["https://acct.blob.core.usgovcloudapi.net/c/x", true],
  ["https://acct.dfs.core.chinacloudapi.cn/c/x", true],
  ["https://listed.example:8443/x", true],
  ["https://listed.example/x", false],
  ["http://acct.blob.core.windows.net/c/x", false],
  ["https://acct.blob.core.windows.net:8443/c/x", false],
  ["https://u:p@acct.blob.core.windows.net/c/x", false],
  ["https://u:p@listed.example:8443/x", false],
  ["https://acct.blob.core.windows.net.evil.example/x", false],
  ["https://evil.example/acct.blob.core.windows.net", false],
  ["https://evil.example#.blob.core.windows.net", false],
  ["https://blob.core.windows.net/x", false],
  ["https://a.b.blob.core.windows.net/x", false],
  ["https://acct.queue.core.windows.net/x", false],
  ["https://169.254.169.254/metadata", false],
  ["http://127.0.0.1:5000/", false],
  ["https://[::1]/", false],
  ["file:///etc/passwd", false],
  ["acct.blob.core.windows.net/x", false],
])("%s may be fetched: %j", (text, expected) => {
  expect(storageUrl(text, ["https://listed.example:8443"]) !== undefined).toBe(expected)
})
