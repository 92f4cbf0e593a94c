import { afterEach, expect, test, vi } from "vitest"

import { createHttp, type HttpOptions } from "./http"

const instant = { random: () => 0, wait: vi.fn<() => Promise<void>>(() => Promise.resolve()) }
const base = new URL("https://mlflow.example/x/")

type Reply = Response | Error | ((request: Request) => Response | Promise<Response>)

function server(replies: readonly Reply[], options: Partial<HttpOptions> = {}) {
  const requests: Request[] = []
  const fake: typeof fetch = async (input, init) => {
    const request = new Request(input instanceof URL ? input.href : input, init)
    const reply = replies[requests.length] ?? replies.at(-1) ?? json({})
    requests.push(request)
    if (reply instanceof Error) throw reply
    return typeof reply === "function" ? await reply(request) : reply.clone()
  }
  const http = createHttp({ base, pageOrigin: base.origin, fetch: fake, retry: instant, ...options })
  return { http, requests }
}

const json = (body: object, init?: ResponseInit) => Response.json(body, init)
const outcome = (call: Promise<unknown>) => call.catch((error: unknown) => error)
const down = () => new TypeError("Failed to fetch")

afterEach(() => {
  instant.wait.mockClear()
  vi.useRealTimers()
})

test("a read carries the credential and the mark of this page, and no other origin gets that mark", async () => {
  const headers = () => ({ Authorization: "Bearer t" })
  const near = server([json({ a: 1 })], { headers })
  expect(await near.http.read({ path: ["runs", "search"], body: { a: 1 } })).toEqual({ a: 1 })
  const [request] = near.requests
  expect(request?.method).toBe("POST")
  expect(request?.url).toBe("https://mlflow.example/x/runs/search")
  expect(request?.headers.get("authorization")).toBe("Bearer t")
  expect(request?.headers.get("x-requested-with")).toBe("tracklight")
  expect(request?.redirect).toBe("manual")
  const far = server([json({})], { pageOrigin: "https://page.example" })
  await far.http.read({ path: ["a"] })
  expect(far.requests[0]?.headers.has("x-requested-with")).toBe(false)
})

test.each([
  [[down(), down(), json({ ok: 1 })], 3],
  [[json({}, { status: 503 }), json({ ok: 1 })], 2],
  [[json({ error_code: "INTERNAL_ERROR" }, { status: 500 }), json({ ok: 1 })], 2],
  [[json({}, { status: 429, headers: { "retry-after": "3" } }), json({ ok: 1 })], 2],
])("a read is asked again after a passing fault (%#)", async (replies, times) => {
  const { http, requests } = server(replies)
  expect(await http.read({ path: ["a"] })).toEqual({ ok: 1 })
  expect(requests).toHaveLength(times)
})

test("Retry-After is waited for", async () => {
  const { http } = server([json({}, { status: 429, headers: { "retry-after": "3" } }), json({})])
  await http.read({ path: ["a"] })
  expect(instant.wait).toHaveBeenCalledExactlyOnceWith(3000, expect.anything())
})

test.each([400, 401, 403, 404, 405, 501])("a read is never asked again after %d", async (status) => {
  const { http, requests } = server([json({ error_code: "X", message: "no" }, { status })])
  await expect(http.read({ path: ["a"] })).rejects.toMatchObject({ status })
  expect(requests).toHaveLength(1)
})

test("a write is sent once, whatever happens, and not at all on a read-only server", async () => {
  const failing = server([down()])
  const rename = { method: "POST", path: ["runs", "update"], body: { run_id: "r" } } as const
  await expect(failing.http.write(rename)).rejects.toMatchObject({ kind: "unreachable" })
  expect(failing.requests).toHaveLength(1)
  const closed = server([json({})], { readOnlyReason: "This server is set to read only." })
  await expect(closed.http.write(rename)).rejects.toThrow("read only")
  expect(closed.requests).toHaveLength(0)
})

test.each([
  [new Response("<html>Sign in</html>", { headers: { "content-type": "text/html" } }), "not-json", "login page"],
  [new Response(null, { status: 302, headers: { location: "https://sso.example" } }), "not-json", "login page"],
  [new Response('{"runs":[', { headers: { "content-type": "application/json" } }), "not-json", "cut off"],
  [new Response("nope", { status: 404, headers: { "content-type": "text/plain" } }), "unsupported", "nope"],
])("an answer that is no answer becomes a typed error (%#)", async (reply, kind, words) => {
  const { http } = server([reply])
  const failure = http.read({ path: ["a"] })
  await expect(failure).rejects.toMatchObject({ kind })
  await expect(failure).rejects.toThrow(words)
})

test("a server that sends nothing, or stops in the middle, is a timeout", async () => {
  vi.useFakeTimers()
  const silent = server(
    [
      (request) =>
        new Promise((_, reject) => request.signal.addEventListener("abort", () => reject(request.signal.reason))),
    ],
    { deadlineMs: 1000 },
  )
  const waiting = outcome(silent.http.read({ path: ["a"] }))
  await vi.advanceTimersByTimeAsync(1001)
  expect(await waiting).toMatchObject({ kind: "timeout" })
  const half = () =>
    new Response(new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode("{")) }), {
      headers: { "content-type": "application/json" },
    })
  const stalled = server([half], { stallMs: 1000 })
  const stuck = outcome(stalled.http.read({ path: ["a"] }))
  await vi.advanceTimersByTimeAsync(1001)
  expect(await stuck).toMatchObject({ kind: "timeout" })
})

test("a cancelled read throws the AbortError of its signal and frees its place", async () => {
  const held: (() => void)[] = []
  const hold = () => new Promise<Response>((resolve) => held.push(() => resolve(json({}))))
  const { http, requests } = server([hold])
  const running = [1, 2, 3, 4].map(() => http.read({ path: ["a"] }))
  const cancel = new AbortController()
  const queued = http.read({ path: ["b"], signal: cancel.signal })
  const last = http.read({ path: ["c"] })
  await vi.waitFor(() => expect(requests).toHaveLength(4))
  cancel.abort()
  await expect(queued).rejects.toMatchObject({ name: "AbortError" })
  held.splice(0).forEach((answer) => answer())
  await Promise.all(running)
  await vi.waitFor(() => expect(requests).toHaveLength(5))
  expect(requests[4]?.url).toContain("/c")
  held.splice(0).forEach((answer) => answer())
  await last
})

test("bytes: a range is asked for and cut out by hand where the server ignores it", async () => {
  const range = { start: 2, end: 5 }
  const whole = server([new Response("0123456789")])
  expect(new TextDecoder().decode(await whole.http.readBytes({ path: ["f"], range }))).toBe("234")
  expect(whole.requests[0]?.headers.get("range")).toBe("bytes=2-4")
  const partial = server([new Response("234", { status: 206 })])
  expect(new TextDecoder().decode(await partial.http.readBytes({ path: ["f"], range }))).toBe("234")
  const generous = server([new Response("2345678", { status: 206 })])
  expect(new TextDecoder().decode(await generous.http.readBytes({ path: ["f"], range }))).toBe("234")
  const beyond = server([new Response("<h1>416</h1>", { status: 416 })])
  expect(await beyond.http.readBytes({ path: ["f"], range })).toHaveLength(0)
})

test("a text answer may be marked as HTML, as MLflow's /version is", async () => {
  const { http } = server([new Response("3.17.2", { headers: { "content-type": "text/html" } })])
  expect(await http.readText({ path: ["version"] })).toBe("3.17.2")
})

test("a connection seen from another place keeps its credential and the queue, and never leaves the server", async () => {
  const turns: string[] = []
  const { http, requests } = server([json({})], { headers: () => ({ Authorization: "Bearer t" }) })
  const derived = http.derive({
    base: new URL("https://mlflow.example/y/"),
    headers: { "x-org": "7" },
    route: ([first, ...rest]) => [first === "ajax-api" ? "api" : (first ?? ""), ...rest],
    turn: (path) => {
      turns.push(path.join("/"))
      return Promise.resolve()
    },
  })
  await derived.read({ path: ["ajax-api", "2.0"] })
  const [request] = requests
  expect(request?.url).toBe("https://mlflow.example/y/api/2.0")
  expect([request?.headers.get("authorization"), request?.headers.get("x-org")]).toEqual(["Bearer t", "7"])
  expect(turns).toEqual(["ajax-api/2.0"])
  expect(() => http.derive({ base: new URL("https://evil.example/") })).toThrow("another server")
})
