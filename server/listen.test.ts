import { createServer } from "node:net"

import fastify from "fastify"
import { expect, onTestFinished, test } from "vitest"

import { listen } from "./listen"
import { UsageError } from "./usageError"

function newApp() {
  const app = fastify()
  onTestFinished(() => app.close())
  return app
}

async function takePort(port: number): Promise<number> {
  const server = createServer()
  onTestFinished(() => void server.close())
  await new Promise<void>((resolve) =>
    server
      .once("listening", resolve)
      .once("error", () => resolve())
      .listen(port, "127.0.0.1"),
  )
  const address = server.address()
  return typeof address === "object" && address !== null ? address.port : port
}

test("the usual port gives way to the next that is free", async () => {
  await takePort(5050) // by us or by anybody else: it is taken now
  expect(await listen(newApp(), { host: "127.0.0.1", port: undefined })).toBeGreaterThan(5050)
})

test("a port that was asked for is taken exactly or not at all", async () => {
  const taken = await takePort(0)
  await expect(listen(newApp(), { host: "127.0.0.1", port: taken })).rejects.toThrow(
    new UsageError(`Port ${taken} is in use by another program. Choose another with --port.`),
  )
})

test("a host that is not of this machine is told as such", async () => {
  await expect(listen(newApp(), { host: "192.0.2.1", port: 0 })).rejects.toThrow(
    /not a name or address of this machine/,
  )
})
