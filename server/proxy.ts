/** `/proxy/<server>/...`: the way to a tracking server that a browser may not, or should not, ask directly. */
import { AsyncLocalStorage } from "node:async_hooks"
import { Agent } from "node:http"
import { Agent as SecureAgent } from "node:https"

import httpProxy, { type FastifyHttpProxyOptions } from "@fastify/http-proxy"
import type { FastifyInstance, FastifyRequest } from "fastify"

import { askAgain, authorizationOf, authorize, isRefused } from "./authorize"
import type { ConfiguredServer, WebServer } from "./options"
import { refuse } from "./security"
import { serviceHeaders } from "./services"
import { upstreamFailure } from "./upstreamFailure"
import { clearHeaders, requestHeaders, responseHeaders } from "./upstreamHeaders"

/** Generous: a search over 100,000 runs on SQLite takes a minute. */
export const ANSWER_TIMEOUT_MS = 120_000
/** Shorter than the 5 s after which uvicorn drops an idle connection, else a request now and then meets a closed one. */
const IDLE_TIMEOUT_MS = 4_000

export const isWebServer = (server: ConfiguredServer): server is WebServer => server.upstream.kind === "http"

type Hooks = NonNullable<FastifyHttpProxyOptions["replyOptions"]>
type Reply = Parameters<NonNullable<Hooks["onError"]>>[0]
type UpstreamAnswer = Parameters<NonNullable<Hooks["onResponse"]>>[2]

/** Aborts when the browser that is being answered goes away. */
const browserGone = new AsyncLocalStorage<AbortSignal>()

export function proxyTo(scope: FastifyInstance, server: WebServer, timeoutMs: number = ANSWER_TIMEOUT_MS): void {
  const url = new URL(server.upstream.address)
  const agentOptions = { keepAlive: true, timeout: IDLE_TIMEOUT_MS }

  scope.addHook("preHandler", (_request, reply, done) => {
    const gone = new AbortController()
    reply.raw.once("close", () => {
      if (!reply.raw.writableFinished) gone.abort()
    })
    browserGone.run(gone.signal, done)
  })

  void scope.register(httpProxy, {
    upstream: url.origin,
    prefix: "/",
    rewritePrefix: url.pathname,
    disableCache: true,
    disableRequestLogging: true,
    handler: async (...[request, reply, to, options]) => {
      const send = (): void => void reply.from(to, options)
      await authorize(request, reply, { server, path: forwardedPath(request, server), send })
      return reply
    },
    http: {
      agents: { "http:": new Agent(agentOptions), "https:": new SecureAgent(agentOptions) },
      requestOptions: {
        timeout: timeoutMs,
        rejectUnauthorized: true, // the library's own default is false
        // Read anew for each request: the proxy itself would let a slow search run on for nobody.
        get signal() {
          return browserGone.getStore()
        },
      },
    },
    replyOptions: {
      retryDelay: () => null, // its own retries hide a 503 from the app, which has its own rule and shows it
      rewriteRequestHeaders: (request, headers) =>
        requestHeaders(headers, { ...serviceHeaders(server.upstream.service), ...authorizationOf(request) }),
      rewriteHeaders: responseHeaders,
      onResponse: (request, reply, response) => {
        const passOn = (): void => answer(server, reply, response)
        if (!isRefused(request, response.statusCode)) passOn()
        else void askAgain(request, reply, { server, stream: response.stream, passOn })
      },
      onError: (reply, { error }) => fail(server, reply, error),
    },
  })
}

function answer(server: WebServer, reply: Reply, { statusCode, stream }: UpstreamAnswer): void {
  if (statusCode < 300 || statusCode === 304 || statusCode >= 400) {
    reply.send(stream)
    return
  }
  // Following one could leave the configured server with its credential; passing it on would take the page there.
  stream.destroy()
  clearHeaders(reply)
  const message = `The tracking server "${server.label}" (${server.upstream.address}) answered with a redirect (${statusCode}), as sign-in pages do. Check its address.`
  refuse(reply, { status: 502, code: "BAD_GATEWAY", message })
}

/** A socket that breaks may say so twice, and the second time would write over the first answer. */
const failed = new WeakSet<Reply>()

function fail(server: WebServer, reply: Reply, error: Error): void {
  if (failed.has(reply) || reply.raw.destroyed) return
  failed.add(reply)
  const { status, message } = upstreamFailure(error, { label: server.label, address: server.upstream.address })
  refuse(reply, { status, code: status === 504 ? "DEADLINE_EXCEEDED" : "BAD_GATEWAY", message })
}

/** What follows `/proxy/<server>`, escaped as it came, without the query. */
export function forwardedPath(request: FastifyRequest, server: ConfiguredServer): string {
  const [path = ""] = request.url.split("?", 1)
  return path.slice(`/proxy/${server.id}`.length)
}
