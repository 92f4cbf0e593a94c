/** Everything under `/proxy/`: the same checks and headers in front of every configured server, and nothing for others. */
import { constants } from "node:zlib"

import compress from "@fastify/compress"
import type { FastifyInstance } from "fastify"

import { type OpenDemo, serveDemo } from "./demo"
import type { ConfiguredServer } from "./options"
import { PROXIED_POLICY } from "./policies"
import { forwardedPath, isWebServer, proxyTo } from "./proxy"
import { isPlainPath, isRead } from "./readOnly"
import { checkOrigin, refuse } from "./security"
import { isServed } from "./services"
import { isForStorage, serveStorage } from "./storage"

export type ProxyOptions = {
  readonly servers: readonly ConfiguredServer[]
  readonly openDemo: OpenDemo
  readonly storageOrigins: readonly string[]
  readonly upstreamTimeoutMs: number | undefined
}

/** JSON and text; the library alone would add files of unknown content. Not the event streams that have to arrive at once, nor bytes that are most often compressed already. */
const COMPRESSIBLE = /^(text\/(?!event-stream)|application\/([\w.-]+\+)?(json|xml|yaml|javascript)\b)/

export async function serveProxies(app: FastifyInstance, options: ProxyOptions): Promise<void> {
  app.addHook("onRequest", checkOrigin)
  app.addHook("onSend", async (request, reply) => {
    reply.header("Content-Security-Policy", PROXIED_POLICY)
    // The answer to HEAD has to keep the length that the answer to GET would have.
    const isText = COMPRESSIBLE.test(String(reply.getHeader("content-type") ?? ""))
    if (request.method === "HEAD" || !isText) request.headers["x-no-compression"] = "1"
  })
  // Measured on runs/search, 10 MB: brotli 1 takes 25 ms for 8.6 times less, gzip 1 42 ms for 7.6; 4 and 6 take 3 to 5 times that.
  await app.register(compress, {
    encodings: ["br", "gzip"],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } },
    zlibOptions: { level: 1 },
  })
  for (const server of options.servers) {
    await app.register(async (scope) => serveServer(scope, server, options), { prefix: `/${server.id}` })
  }
  app.all("/*", (request, reply) => {
    const id = /^\/proxy\/([^/?]*)/.exec(request.url)?.[1] ?? ""
    const message = `There is no server called ${JSON.stringify(id)} here.`
    return refuse(reply, { status: 404, code: "RESOURCE_DOES_NOT_EXIST", message })
  })
}

async function serveServer(scope: FastifyInstance, server: ConfiguredServer, options: ProxyOptions): Promise<void> {
  scope.addHook("onRequest", async (request, reply) => {
    const path = forwardedPath(request, server)
    if (!isPlainPath(path)) {
      const message = "This path cannot be forwarded: a part of it leads to another folder or is not escaped."
      return refuse(reply, { status: 400, code: "INVALID_PARAMETER_VALUE", message })
    }
    const isOurs = !isWebServer(server) || isForStorage(request.method, path)
    if (!isOurs && !isServed(server.upstream.service, path)) {
      const message = `Tracklight does not forward this path of "${server.label}": it asks only for experiments, runs, artifacts and models.`
      return refuse(reply, { status: 404, code: "ENDPOINT_NOT_FOUND", message })
    }
    if (server.isReadOnly && !isRead(request.method, path)) {
      const message = `"${server.label}" is read-only here: Tracklight was started so that nothing can be changed.`
      return refuse(reply, { status: 403, code: "PERMISSION_DENIED", message })
    }
    return undefined
  })
  if (isWebServer(server)) {
    if (server.upstream.service.kind !== "mlflow") serveStorage(scope, options)
    proxyTo(scope, server, options.upstreamTimeoutMs)
  } else if (server.upstream.kind === "demo") {
    serveDemo(scope, { ...server, seed: server.upstream.seed }, options.openDemo)
  }
}
