import { expect, test } from "vitest"

import { createGate } from "./credentials"
import { ask, optionsFor, startApp, startUpstream } from "./fixtures"

async function start() {
  const upstream = await startUpstream((_request, response) => response.end("{}"))
  const gate = createGate()
  const base = await startApp(optionsFor([`up=${upstream.replace("//", "//ann:hunter2@")}`]), { gate })
  return { base, link: `/?${gate.startQuery}` }
}

const cookieOf = (headers: { "set-cookie"?: string[] | undefined }) => headers["set-cookie"]?.[0]?.split(";")[0] ?? ""

test("without the cookie nothing is served", async () => {
  const { base } = await start()
  for (const target of ["/", "/index.html", "/config.json", "/assets/a.js", "/nothing", "/?key=", "/?key=wrong"]) {
    const answer = await ask(base, target)
    expect(answer.status).toBe(401)
    expect(answer.headers["content-type"]).toMatch(/^text\/html/)
    expect(answer.headers).not.toHaveProperty("set-cookie")
    expect(answer.headers).not.toHaveProperty("www-authenticate")
    expect(answer.text).toContain("start link")
  }
  const answer = await ask(base, "/proxy/up/x", { method: "POST", headers: { Cookie: "tracklight-web=x" } })
  expect(answer.status).toBe(401)
  expect(JSON.parse(answer.text)).toMatchObject({ error_code: "UNAUTHENTICATED" })
})

test("the start link is exchanged for a cookie that scripts and other sites cannot use", async () => {
  const { base, link } = await start()
  const exchanged = await ask(base, link)
  expect(exchanged.status).toBe(303)
  expect(exchanged.headers).toMatchObject({
    location: "./",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
  })
  expect(exchanged.headers["set-cookie"]?.[0]).toMatch(/^tracklight-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
  expect(exchanged.headers["set-cookie"]?.[0]).not.toContain(link.slice("/?key=".length))
  const headers = { Cookie: `other=1; ${cookieOf(exchanged.headers)}` }
  expect((await ask(base, "/config.json", { headers })).status).toBe(200)
  expect((await ask(base, "/proxy/up/x", { headers })).status).toBe(200)
})

test("the link is good for one browser", async () => {
  const { base, link } = await start()
  const first = await ask(base, link)
  const second = await ask(base, link)
  expect([first.status, second.status]).toEqual([303, 401])
  expect(second.headers).not.toHaveProperty("set-cookie")
  // The browser that has the cookie may come back to the link, as a restored tab does.
  const again = await ask(base, link, { headers: { Cookie: cookieOf(first.headers) } })
  expect([again.status, again.headers.location]).toEqual([303, "./"])
})

test.each([
  ["HEAD", {}],
  ["POST", {}],
  ["GET", { "Sec-Purpose": "prefetch;prerender" }],
])("%s with %j does not use the link up", async (method, headers) => {
  const { base, link } = await start()
  expect((await ask(base, link, { method, headers })).status).toBe(401)
  expect((await ask(base, link)).status).toBe(303)
})

test("the checks on Host and Origin stand in front of the cookie", async () => {
  const { base, link } = await start()
  expect((await ask(base, link, { headers: { Host: "evil.example" } })).status).toBe(421)
  const headers = { Cookie: cookieOf((await ask(base, link)).headers), Origin: "http://evil.example" }
  expect((await ask(base, "/proxy/up/x", { headers })).status).toBe(403)
})

test("two gates have different keys", () => {
  expect(createGate().startQuery).not.toBe(createGate().startQuery)
})
