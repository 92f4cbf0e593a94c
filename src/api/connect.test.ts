import { expect, test } from "vitest"
import { createDemoServer } from "~mocks/demoServer"

import type { Server } from "~/domain/servers/server"

import { connect } from "./connect"
import { setCredential } from "./credentials"
import { mlflowServer } from "./providers/contractServers"

const server: Server = {
  id: "prod",
  label: "Production",
  address: "https://mlflow.example",
  isConfigured: false,
  isReadOnly: false,
}
const noRetry = { random: () => 0, wait: () => Promise.resolve() }
const page = (fake: typeof fetch) => ({ address: "https://page.example/ui/", fetch: fake, retry: noRetry })

test("a modern MLflow is known after two questions", async () => {
  const { fetch: fake, asked } = mlflowServer(createDemoServer("small").handle)
  const backend = await connect(server, page(fake))
  expect(asked).toHaveLength(2)
  expect(backend.can).toMatchObject({ product: "MLflow", version: "3.17.2", registry: true, filter: { isNull: true } })
})

test("an address relative to the page is asked below the page", async () => {
  const { fetch: fake, asked } = mlflowServer(createDemoServer("small").handle)
  await connect({ ...server, address: "proxy/demo/" }, page(fake))
  expect(asked).toContain("POST /ui/proxy/demo/ajax-api/2.0/mlflow/experiments/search")
})

test("a read-only server refuses writes before they leave", async () => {
  const { fetch: fake, asked } = mlflowServer(createDemoServer("small").handle)
  const backend = await connect({ ...server, isReadOnly: true }, page(fake))
  expect(backend.can.writes).toContain("read only")
  const before = asked.length
  await expect(backend.deleteRun("x")).rejects.toMatchObject({ kind: "unsupported" })
  expect(asked).toHaveLength(before)
})

test("a renewed credential counts from the next request on, and a forgotten one is not sent", async () => {
  const sent: (string | null)[] = []
  const { fetch: real } = mlflowServer(createDemoServer("small").handle)
  const fake: typeof fetch = (input, init) => {
    sent.push(new Headers(init?.headers).get("authorization"))
    return real(input, init)
  }
  const backend = await connect(server, page(fake))
  setCredential("prod", { kind: "bearer", token: "first" })
  await backend.getExperiment("0")
  setCredential("prod", { kind: "basic", user: "ann", password: "ü" })
  await backend.getExperiment("0")
  setCredential("prod", undefined)
  await backend.getExperiment("0")
  expect(sent.slice(-3)).toEqual(["Bearer first", "Basic YW5uOsO8", null])
})

const always =
  (status: number, body: string, type = "text/plain"): typeof fetch =>
  () =>
    Promise.resolve(new Response(body, { status, headers: { "content-type": type } }))

test.each([
  [always(200, "<html>Sign in</html>", "text/html"), "not-json"],
  [always(200, '["not", "mlflow"]', "application/json"), "not-json"],
  [always(404, "<h1>Not Found</h1>", "text/html"), "unsupported"],
  [always(401, "You are not authenticated.", "text/html"), "auth-missing"],
  [always(403, "Cross-origin request blocked"), "origin-blocked"],
  [always(500, "oops"), "server"],
])("what is no usable server is told apart (%#)", async (fake, kind) => {
  await expect(connect(server, page(fake))).rejects.toMatchObject({ kind })
})

test("no answer at all is unreachable, an answer that may not be read is a refused origin", async () => {
  const down: typeof fetch = () => Promise.reject(new TypeError("Failed to fetch"))
  await expect(connect(server, page(down))).rejects.toMatchObject({ kind: "unreachable" })
  const refusing: typeof fetch = (_input, init) =>
    init?.mode === "no-cors" ? Promise.resolve(new Response()) : Promise.reject(new TypeError("Failed to fetch"))
  await expect(connect(server, page(refusing))).rejects.toMatchObject({ kind: "origin-blocked" })
})
