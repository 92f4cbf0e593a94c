/** Real sockets for the tests: a small tracking server, our own server in front of it, and a client that hides nothing. */
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as httpRequest,
  type RequestListener,
} from "node:http"
import { createServer as createTcpServer } from "node:net"

import { onTestFinished } from "vitest"

import { type AppParts, createApp } from "./app"
import { readCommandLine } from "./cli"
import type { ServerOptions } from "./options"
import { resolveOptions } from "./resolveOptions"
import { NoCredential } from "./sign-in/credential"
import type { World } from "./sign-in/world"

/** Starts an HTTP server on a free port; resolves to its address, which ends with a slash. */
export async function startUpstream(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/`
}

/** An address at which nothing listens any more; ends with a slash. */
export async function closedAddress(): Promise<string> {
  const server = createTcpServer()
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/`
}

/** Without any sign-in of the machine that the tests run on. */
export const worldOf = (parts: Partial<World> = {}): World => ({
  environment: {},
  now: Date.now,
  askAzure: () => Promise.reject(new NoCredential("Nobody is signed in to Azure here.")),
  ...parts,
})

export const optionsFor = (args: readonly string[], world: Partial<World> = {}): ServerOptions =>
  resolveOptions(readCommandLine(args), {}, worldOf(world))

/** Starts our server; resolves to its address, which ends with a slash. */
export async function startApp(options: ServerOptions, parts: Partial<AppParts> = {}): Promise<string> {
  const app = await createApp(options, { distFolder: "/nonexistent", ...parts })
  onTestFinished(() => app.close())
  return `${await app.listen({ host: "127.0.0.1", port: 0 })}/`
}

export type Asked = {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

export type Answered = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly bytes: Buffer
  readonly text: string
}

/** `target` is sent as it is written: `fetch` and `URL` would tidy the path, and set Host themselves. */
export async function ask(
  base: string,
  target: string,
  { method = "GET", headers = {}, body }: Asked = {},
): Promise<Answered> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const { hostname, port } = new URL(base)
    const length = body === undefined ? {} : { "Content-Length": String(Buffer.byteLength(body)) }
    const request = httpRequest({
      hostname,
      port,
      path: target,
      method,
      headers: { ...length, ...headers },
      agent: false,
    })
    request.on("response", resolve).on("error", reject).end(body)
  })
  const bytes = await readAll(response)
  return { status: response.statusCode ?? 0, headers: response.headers, bytes, text: bytes.toString() }
}

export async function readAll(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}
