import { expect, test } from "vitest"

import type { DemoServer } from "./demo"
import { ask, optionsFor, startApp } from "./fixtures"

/** Stands where the mock server does, and tells what it was sent. */
function startDemo(args: readonly string[] = ["demo", "laptop=demo:small"]) {
  const opened: string[] = []
  const openDemo = async (seed: string): Promise<DemoServer> => {
    opened.push(seed)
    return {
      handle: async (request) =>
        Response.json(
          {
            seed,
            method: request.method,
            url: request.url,
            type: request.headers.get("content-type"),
            body: await request.text(),
          },
          { status: request.url.endsWith("/missing") ? 404 : 200, headers: { "Set-Cookie": "a=b" } },
        ),
    }
  }
  return { opened, base: startApp(optionsFor(args), { openDemo }) }
}

test("each demo server answers from its own seed, opened once", async () => {
  const { base, opened } = startDemo()
  expect(JSON.parse((await ask(await base, "/proxy/demo/a%2Fb?x=%20")).text)).toMatchObject({
    seed: "demo",
    url: "http://demo/a%2Fb?x=%20",
  })
  expect(JSON.parse((await ask(await base, "/proxy/laptop/c")).text)).toMatchObject({
    seed: "small",
    url: "http://demo/c",
  })
  await ask(await base, "/proxy/demo/d")
  expect(opened).toEqual(["demo", "small"])
})

test("bodies, methods and failures go through", async () => {
  const base = await startDemo().base
  const headers = { "Content-Type": "application/json" }
  const sent = await ask(base, "/proxy/demo/x", { method: "PATCH", headers, body: '{"a":NaN}' })
  expect(JSON.parse(sent.text)).toMatchObject({ method: "PATCH", type: "application/json", body: '{"a":NaN}' })
  const missing = await ask(base, "/proxy/demo/missing")
  expect(missing.status).toBe(404)
  expect(missing.headers).not.toHaveProperty("set-cookie")
  expect(missing.headers).toMatchObject({ "content-security-policy": "default-src 'none'; sandbox" })
})

test("a read-only demo refuses changes too", async () => {
  const base = await startDemo(["demo", "--read-only"]).base
  const answer = await ask(base, "/proxy/demo/api/2.0/mlflow/runs/create", { method: "POST", body: "{}" })
  expect(answer.status).toBe(403)
})
