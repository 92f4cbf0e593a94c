/** `/proxy/demo/...`: the mock server that the tests use, answering in place of a tracking server. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"

import type { ConfiguredServer } from "./options"
import { forwardedPath } from "./proxy"
import { responseHeaders } from "./upstreamHeaders"

export type DemoServer = { readonly handle: (request: Request) => Promise<Response> }
export type OpenDemo = (seed: string) => Promise<DemoServer>

/** Loaded when it is asked for: its seeds take a moment, and who connects for real never needs them. */
export const openDemo: OpenDemo = async (seed) => {
  const { createDemoServer } = await import("~mocks/demoServer")
  return createDemoServer(seed)
}

/** Artifacts may be uploaded; more than this is no demo. */
const MAX_BODY_BYTES = 16 * 1024 * 1024

export function serveDemo(scope: FastifyInstance, server: ConfiguredServer & { seed: string }, open: OpenDemo): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: MAX_BODY_BYTES }, (_request, body, done) => {
    done(null, body)
  })
  let demo: Promise<DemoServer> | undefined
  scope.all("/*", async (request, reply) => {
    demo ??= open(server.seed)
    return answer(await (await demo).handle(toRequest(request, server)), reply)
  })
}

function toRequest(request: FastifyRequest, server: ConfiguredServer): Request {
  const [, query] = request.url.split("?", 2)
  const url = `http://demo${forwardedPath(request, server)}${query === undefined ? "" : `?${query}`}`
  const headers = new Headers()
  for (const name of ["content-type", "accept", "range"] as const) {
    const value = request.headers[name]
    if (value !== undefined) headers.set(name, value)
  }
  const body = Buffer.isBuffer(request.body) ? new Uint8Array(request.body) : null
  return new Request(url, { method: request.method, headers, body })
}

async function answer(response: Response, reply: FastifyReply): Promise<FastifyReply> {
  const headers = responseHeaders(Object.fromEntries(response.headers))
  return reply
    .code(response.status)
    .headers(headers)
    .send(Buffer.from(await response.arrayBuffer()))
}
