/** Puts the server's own credential on requests, and asks once more with a new one where the tracking server refused it. */
import { Readable } from "node:stream"
import { buffer } from "node:stream/consumers"

import type { FastifyReply, FastifyRequest } from "fastify"

import type { WebServer } from "./options"
import { isRead } from "./readOnly"
import { type Answering, type Refusal, refuse } from "./security"
import { type Credential, NoCredential } from "./sign-in/credential"
import { type Clearable, clearHeaders } from "./upstreamHeaders"

/** A request that carries a credential of ours. */
type Exchange = {
  readonly credential: Credential
  readonly authorization: string
  readonly isSecond: boolean
  /** Asks again. Undefined: a change, or too large to be kept. */
  readonly again: (() => void) | undefined
}

const exchanges = new WeakMap<object, Exchange>()

export function authorizationOf(request: object): Readonly<Record<string, string>> {
  const authorization = exchanges.get(request)?.authorization
  return authorization === undefined ? {} : { authorization }
}

type Forwarded = {
  readonly server: WebServer
  /** What follows `/proxy/<server>`. */
  readonly path: string
  readonly send: () => void
}

/** Sends the request when there is a credential for it, else answers it. */
export async function authorize(request: FastifyRequest, reply: FastifyReply, forwarded: Forwarded): Promise<void> {
  const { server, path, send } = forwarded
  const { credential } = server.upstream
  if (credential === undefined) return send()
  const authorization = await credential.authorization().catch((error: unknown) => toRefusal(server, error))
  if (typeof authorization === "object") {
    if (isReplaced(authorization, request)) return send()
    refuse(reply, authorization)
    return undefined
  }
  const body = isRead(request.method, path) ? await keepBody(request) : "streams"
  // The browser left while it was sending: nobody waits for an answer.
  if (body === "gone") return undefined
  const again = (): void => {
    if (body !== "streams") body()
    send()
  }
  exchanges.set(request, {
    credential,
    authorization,
    isSecond: false,
    again: body === "streams" ? undefined : again,
  })
  return send()
}

/** Where ours has ended for good, somebody may have typed another one into the page. */
const isReplaced = ({ status }: Refusal, { headers }: FastifyRequest): boolean =>
  status === 401 && headers.authorization !== undefined

/** A search is some kilobytes. What is larger streams through, and cannot be sent again. */
const MAX_KEPT_BYTES = 1024 * 1024

/** The way to put the body back for another time, if there is one. */
async function keepBody(request: FastifyRequest): Promise<(() => void) | "streams" | "gone"> {
  if (!(request.body instanceof Readable)) return () => undefined
  if (!(Number(request.headers["content-length"]) <= MAX_KEPT_BYTES)) return "streams"
  const bytes = await buffer(request.body).catch(() => undefined)
  if (bytes === undefined) return "gone"
  const putBack = (): void => {
    request.body = Readable.from([bytes])
  }
  putBack()
  return putBack
}

/** True when a credential of ours was refused for the first time: `askAgain` answers then. */
export const isRefused = (request: object, status: number): boolean =>
  status === 401 && exchanges.get(request)?.isSecond === false

type Refused = {
  readonly server: WebServer
  readonly stream: Readable
  /** Hands the tracking server's own answer on. */
  readonly passOn: () => void
}

/** Renews what was refused, and asks again with it if this is a read. */
export async function askAgain(
  request: object,
  reply: Answering & Clearable,
  { server, stream, passOn }: Refused,
): Promise<void> {
  const exchange = exchanges.get(request)
  // Nobody reads the answer while the renewal is under way, and it may break off.
  stream.on("error", () => undefined)
  const next = await exchange?.credential
    .renewed(exchange.authorization)
    .catch((error: unknown) => toRefusal(server, error))
  if (exchange === undefined || next === undefined) return passOn()
  stream.resume()
  clearHeaders(reply)
  if (typeof next === "string" && exchange.again !== undefined) {
    exchanges.set(request, { ...exchange, authorization: next, isSecond: true })
    return exchange.again()
  }
  refuse(reply, typeof next === "string" ? hasBeenRenewed(server) : next)
  return undefined
}

function toRefusal(server: WebServer, error: unknown): Refusal {
  const reason = error instanceof NoCredential ? error.message : "The reason is not known."
  if (error instanceof NoCredential && error.isOver) {
    const message = `${reason} Give a new token, or start Tracklight with a new tracking URI.`
    return { status: 401, code: "CREDENTIAL_EXPIRED", message }
  }
  const message = `The credential of this server for ${nameOf(server)} could not be renewed: ${reason}`
  return { status: 502, code: "CREDENTIAL_UNAVAILABLE", message }
}

const hasBeenRenewed = (server: WebServer): Refusal => ({
  status: 503,
  code: "CREDENTIAL_RENEWED",
  message: `The credential of this server for ${nameOf(server)} had ended and is renewed now. Nothing was changed: try again.`,
})

const nameOf = ({ label, upstream }: WebServer): string => `"${label}" (${upstream.trackingUri})`
