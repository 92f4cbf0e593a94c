/**
 * `/proxy/<server>/.storage`: a file at an address that a service has signed. Storage accounts allow no page of another
 * origin, so the page hands us the address, in a header because it is a secret. Rules: docs/decisions/0009.
 */
import { type IncomingMessage, request as httpRequest } from "node:http"
import { request as httpsRequest } from "node:https"

import type { FastifyInstance, FastifyRequest } from "fastify"

import { ANSWER_TIMEOUT_MS } from "./proxy"
import { refuse } from "./security"
import { failureReason } from "./upstreamFailure"
import { clearHeaders, responseHeaders } from "./upstreamHeaders"

export const STORAGE_PATH = "/.storage"

/** True for what `serveStorage` answers; `path` is what follows `/proxy/<server>`. */
export const isForStorage = (method: string, path: string): boolean =>
  path === STORAGE_PATH && (method === "GET" || method === "HEAD")

/** Blobs and data lakes of Azure in all its clouds. The account is the only part that others choose. */
const HOSTS =
  /^[a-z0-9]{3,24}(-secondary)?\.(z\d{1,2}\.)?(blob|dfs)\.(core\.(windows\.net|usgovcloudapi\.net|chinacloudapi\.cn)|storage\.azure\.net)$/

/** What the service may have asked to send along, and what concerns the part of the file. Never Authorization or Cookie. */
const FORWARDED = /^(accept|range|if-range|if-none-match|if-modified-since|x-ms-[\w-]+|x-amz-[\w-]+|x-goog-[\w-]+)$/

type StorageOptions = {
  /** Allowed besides, with scheme and port. */
  readonly storageOrigins: readonly string[]
  readonly upstreamTimeoutMs: number | undefined
}

export function serveStorage(scope: FastifyInstance, options: StorageOptions): void {
  scope.route({
    method: ["GET", "HEAD"],
    url: STORAGE_PATH,
    handler: async (request, reply) => {
      const url = storageUrl(String(request.headers["x-storage-url"] ?? ""), options.storageOrigins)
      if (url === undefined) {
        const message = "This is no address of a storage account that files are fetched from."
        return refuse(reply, { status: 403, code: "PERMISSION_DENIED", message })
      }
      const gone = new AbortController()
      reply.raw.once("close", () => {
        if (!reply.raw.writableFinished) gone.abort()
      })
      try {
        const response = await ask(url, request, {
          signal: gone.signal,
          timeout: options.upstreamTimeoutMs ?? ANSWER_TIMEOUT_MS,
        })
        const status = response.statusCode ?? 502
        if (status < 300 || status === 304 || status >= 400) {
          return await reply.code(status).headers(responseHeaders(response.headers)).send(response)
        }
        response.destroy()
        const message = `The storage ${url.host} answered with a redirect (${status}), which is not followed.`
        return refuse(reply, { status: 502, code: "BAD_GATEWAY", message })
      } catch (error) {
        clearHeaders(reply)
        const message = `The storage ${url.host} ${failureReason(error)}`
        return refuse(reply, { status: 502, code: "BAD_GATEWAY", message })
      }
    },
  })
}

/** The address if it may be asked: no user, no port, nothing but known hosts, unless its origin is listed. */
export function storageUrl(text: string, origins: readonly string[]): URL | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  if (url.username !== "" || url.password !== "") return undefined
  const isKnown = url.protocol === "https:" && url.port === "" && HOSTS.test(url.hostname)
  return isKnown || origins.includes(url.origin) ? url : undefined
}

type Limits = { readonly signal: AbortSignal; readonly timeout: number }

const ask = async (url: URL, { method, headers }: FastifyRequest, limits: Limits): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const forwarded = Object.fromEntries(Object.entries(headers).filter(([name]) => FORWARDED.test(name)))
    const open = url.protocol === "https:" ? httpsRequest : httpRequest
    const request = open(url, { ...limits, method, headers: forwarded })
    request.once("timeout", () => request.destroy(new StorageTimeout()))
    request.on("response", resolve).on("error", reject).end()
  })

class StorageTimeout extends Error {
  readonly code = "ETIMEDOUT"
}
