import { expect, test } from "vitest"

import { ask, optionsFor, startApp, startUpstream } from "./fixtures"
import { knownHosts } from "./security"

async function start(...args: readonly string[]) {
  const upstream = await startUpstream((_request, response) => response.end("{}"))
  return startApp(optionsFor([`up=${upstream}`, ...args]))
}

test.each([
  ["localhost", true],
  ["LOCALHOST:6000", true],
  ["127.0.0.1:80", true],
  ["[::1]:5050", true],
  ["ml.corp", true],
  ["evil.example", false],
  ["localhost.evil.example", false],
  ["evil.example@localhost", false],
  ["127.0.0.2", false],
  ["local host", false],
])("asked as %j it answers: %j", async (host, isKnown) => {
  const base = await start("--allow-host", "ml.corp")
  for (const target of ["/proxy/up/x", "/config.json"]) {
    expect((await ask(base, target, { headers: { Host: host } })).status).toBe(isKnown ? 200 : 421)
  }
})

test("an address to listen on is known by its name, a wildcard by all names of the machine", () => {
  expect(knownHosts({ host: "ML.corp", allowHosts: [] })).toContain("ml.corp")
  const names = knownHosts({ host: "0.0.0.0", allowHosts: ["x"] })
  expect([...names]).toEqual(expect.arrayContaining(["localhost", "127.0.0.1", "[::1]", "x"]))
  expect(names).not.toContain("0.0.0.0")
})

test.each([
  [{ Origin: "http://evil.example" }, 403],
  [{ Origin: "null" }, 403],
  [{ Origin: "http://localhost:1" }, 403],
  [{ Origin: "http://localhost:5050.evil.example" }, 403],
  [{ Origin: "http://localhost:5050" }, 200],
  [{ Origin: "https://localhost:5050" }, 200],
  [{ "Sec-Fetch-Site": "cross-site" }, 403],
  [{ "Sec-Fetch-Site": "same-site" }, 403],
  [{ "Sec-Fetch-Site": "same-origin" }, 200],
  [{ "Sec-Fetch-Site": "none" }, 200],
  [{}, 200],
])("a request of a page with %j is answered %i", async (headers, status) => {
  const base = await start()
  for (const method of ["GET", "POST"]) {
    const answer = await ask(base, "/proxy/up/x", { method, headers: { Host: "localhost:5050", ...headers } })
    expect(answer.status).toBe(status)
  }
})

test("a preflight of another origin is refused", async () => {
  const answer = await ask(await start(), "/proxy/up/x", {
    method: "OPTIONS",
    headers: { Origin: "http://evil.example", "Access-Control-Request-Method": "POST" },
  })
  expect(answer.status).toBe(403)
  expect(answer.headers).not.toHaveProperty("access-control-allow-origin")
})

test("a link on another site may open the app", async () => {
  const headers = { "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate" }
  expect((await ask(await start(), "/config.json", { headers })).status).toBe(200)
})

test("addresses that cannot be decoded are refused without a word of them", async () => {
  const answer = await ask(await start(), "/%zz%3Cscript%3E")
  expect(answer.status).toBe(400)
  expect(answer.headers).toMatchObject({ "x-content-type-options": "nosniff" })
  expect(answer.text).not.toContain("script")
})
