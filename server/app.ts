/** Puts the parts together: checks first, then the proxies, then the built app. */
import fastify, { type FastifyInstance } from "fastify"

import { frameHost, guardFrameHost } from "./artifactFrame"
import type { Gate } from "./credentials"
import { type OpenDemo, openDemo } from "./demo"
import type { ServerOptions } from "./options"
import { COMMON_HEADERS } from "./policies"
import { serveProxies } from "./proxies"
import { checkHost, knownHosts, refuse } from "./security"
import { serveApp } from "./staticFiles"

export type AppParts = {
  readonly distFolder: string
  /** Present where a credential is added to requests. */
  readonly gate?: Gate | undefined
  readonly openDemo?: OpenDemo
  readonly upstreamTimeoutMs?: number
}

export async function createApp(options: ServerOptions, parts: AppParts): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    forceCloseConnections: true,
    // Artifact paths are long.
    routerOptions: { maxParamLength: 16_384 },
    // Addresses that cannot be decoded come here before any hook has run.
    frameworkErrors: (_error, _request, reply) => {
      reply.hijack()
      reply.raw
        .writeHead(400, { ...COMMON_HEADERS, "Content-Type": "text/plain" })
        .end("This address cannot be read.\n")
    },
  })
  app.addHook("onSend", async (_request, reply) => {
    reply.headers(COMMON_HEADERS)
  })
  app.setErrorHandler((error, _request, reply) => {
    const status = hasStatus(error) && error.statusCode < 500 ? error.statusCode : 500
    if (status === 500) console.error(error)
    const message = status === 500 ? "Tracklight's server failed on this request." : String(error)
    return refuse(reply, { status, code: status === 500 ? "INTERNAL_ERROR" : "BAD_REQUEST", message })
  })
  const isFrameHost = frameHost(options)
  checkHost(app, { hosts: knownHosts(options), isFrameHost })
  guardFrameHost(app, isFrameHost)
  // Nobody's rights come with the sandbox page, and a frame of another site brings no cookie.
  parts.gate?.protect(app, isFrameHost)
  if (options.logsRequests) logRequests(app)
  await app.register(
    async (scope) =>
      serveProxies(scope, {
        servers: options.servers,
        openDemo: parts.openDemo ?? openDemo,
        storageOrigins: options.storageOrigins,
        upstreamTimeoutMs: parts.upstreamTimeoutMs,
      }),
    { prefix: "/proxy" },
  )
  await app.register(async (scope) => serveApp(scope, { ...options, distFolder: parts.distFolder }))
  return app
}

const hasStatus = (error: unknown): error is { statusCode: number } =>
  error instanceof Error && "statusCode" in error && typeof error.statusCode === "number"

/** Without the query: it may hold the key of the start link, or a filter that is nobody's business. */
function logRequests(app: FastifyInstance): void {
  app.addHook("onResponse", async (request, reply) => {
    const [path = ""] = request.url.split("?", 1)
    console.error(`${request.method} ${path} ${reply.statusCode} ${Math.round(reply.elapsedTime)} ms`)
  })
}
