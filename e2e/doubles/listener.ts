import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http"
import { createServer as createSecureServer } from "node:https"

import { json, type Answer, type Handler, type Question } from "./exchange"
import { parseJson } from "./json"
import { decode } from "./routes"

export type Certificate = { readonly cert: string; readonly key: string }
export type Listener = { readonly origin: string; readonly stop: () => Promise<void> }

type Options = {
  /** As it stands in addresses; always this machine. */
  readonly host?: "127.0.0.1" | "localhost"
  readonly port?: number
  readonly certificate?: Certificate | undefined
  readonly answer: Handler
}

/** Listens on a free port unless one is named. */
export async function listen({ host = "127.0.0.1", port = 0, certificate, answer }: Options): Promise<Listener> {
  const respond: RequestListener = (request, response) => void exchange(request, response, answer)
  const server = certificate === undefined ? createServer(respond) : createSecureServer(certificate, respond)
  const chosen = await bind(server, port)
  return {
    origin: `${certificate === undefined ? "http" : "https"}://${host}:${chosen}`,
    stop: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

function bind(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, "127.0.0.1", () => {
      const address = server.address()
      resolve(typeof address === "object" && address !== null ? address.port : port)
    })
  })
}

async function exchange(request: IncomingMessage, response: ServerResponse, answer: Handler) {
  try {
    const question = await read(request)
    await write(response, question, await answer(question))
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
    if (response.headersSent) response.destroy()
    else send(response, json(500, { error_code: "INTERNAL_ERROR", message: `The double failed: ${message}` }))
  }
}

async function read(request: IncomingMessage): Promise<Question> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(Buffer.from(part))
  const bytes = Buffer.concat(parts)
  const url = new URL(request.url ?? "/", "http://double")
  const isJson = /json/.test(request.headers["content-type"] ?? "")
  return {
    method: request.method ?? "GET",
    url,
    path: decode(url.pathname),
    query: url.searchParams,
    headers: request.headers,
    body: isJson ? parseJson(bytes.toString()) : undefined,
    bytes,
    params: [],
  }
}

async function write(response: ServerResponse, { method }: Question, answer: Answer) {
  if (answer.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, answer.delayMs))
  if (answer.breaks === "before") response.destroy()
  else if (answer.breaks === "within") breakOff(response, answer)
  else send(response, answer, method)
}

function send(response: ServerResponse, answer: Answer, method = "GET") {
  const content = answer.content ?? Buffer.alloc(0)
  const type = answer.type === undefined ? {} : { "content-type": answer.type }
  response.writeHead(answer.status, { ...type, "content-length": content.length, ...answer.headers })
  response.end(method === "HEAD" ? undefined : content)
}

/** Promises everything and stops after the half. */
function breakOff(response: ServerResponse, answer: Answer) {
  const content = answer.content ?? Buffer.alloc(0)
  response.writeHead(answer.status, { "content-length": content.length, ...answer.headers })
  response.write(content.subarray(0, Math.floor(content.length / 2)), () => response.destroy())
}
