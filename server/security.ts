/**
 * Who may ask. The checks that tracking servers make on Host and Origin are made here instead, because the proxy has to
 * take both headers away: without our own check any page in the browser could ask in the user's name.
 */
import { hostname, networkInterfaces } from "node:os"

import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"

import type { ServerOptions } from "./options"
import { PLAIN_POLICY } from "./policies"

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]
const WILDCARDS = ["0.0.0.0", "::", "[::]"]

/** Names under which a browser may know us. A page that rebinds its own name to our address does not know them. */
export function knownHosts({ host, allowHosts }: Pick<ServerOptions, "host" | "allowHosts">): ReadonlySet<string> {
  const own = WILDCARDS.includes(host) ? [hostname(), ...ownAddresses()] : [host]
  return new Set([...LOOPBACK, ...own, ...allowHosts].map((name) => withBrackets(name.toLowerCase())))
}

const ownAddresses = (): readonly string[] =>
  Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => address))

const withBrackets = (name: string): string => (name.includes(":") && !name.startsWith("[") ? `[${name}]` : name)

type KnownNames = {
  readonly hosts: ReadonlySet<string>
  /** The name of the sandbox page, where it has one of its own. */
  readonly isFrameHost: (request: FastifyRequest) => boolean
}

export function checkHost(app: FastifyInstance, { hosts, isFrameHost }: KnownNames): void {
  app.addHook("onRequest", async (request, reply) => {
    const name = hostNameOf(request.headers.host)
    if (name !== undefined && (hosts.has(name) || isFrameHost(request))) return undefined
    return refuse(reply, {
      status: 421,
      code: "INVALID_STATE",
      message: `This server does not answer to the host name ${JSON.stringify(name ?? "")}. If it should, start it with --allow-host.`,
    })
  })
}

/** The name without the port: a port can be forwarded, and rebinding is a matter of names. */
function hostNameOf(header: string | undefined): string | undefined {
  if (header === undefined || !/^[\w.:[\]-]+$/.test(header) || !URL.canParse(`http://${header}`)) return undefined
  return new URL(`http://${header}`).hostname.toLowerCase()
}

/** Only our own pages, and people who type the address, reach a tracking server through us. */
export async function checkOrigin(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  if (isOwnOrigin(request) && isOwnSite(request)) return undefined
  return refuse(reply, {
    status: 403,
    code: "PERMISSION_DENIED",
    message:
      "This request comes from a page of another origin. A proxy in front of this server has to pass the Host header on unchanged.",
  })
}

function isOwnOrigin({ headers }: FastifyRequest): boolean {
  if (headers.origin === undefined) return true
  return URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host?.toLowerCase()
}

/** Browsers tell even where they send no Origin, as on a plain GET. */
function isOwnSite({ headers }: FastifyRequest): boolean {
  const site = headers["sec-fetch-site"]
  return site === undefined || site === "same-origin" || site === "none"
}

export type Refusal = { readonly status: number; readonly code: string; readonly message: string }

/** What both kinds of reply that Fastify's types know can do. */
export type Answering = {
  code(status: number): unknown
  headers(values: Record<string, string>): unknown
  send(body: string): unknown
}

/** An answer in the shape of MLflow's own errors, which the app knows how to read. */
export function refuse<R extends Answering>(reply: R, { status, code, message }: Refusal): R {
  reply.code(status)
  reply.headers({
    "Cache-Control": "no-store",
    "Content-Security-Policy": PLAIN_POLICY,
    "Content-Type": "application/json; charset=utf-8",
  })
  reply.send(JSON.stringify({ error_code: code, message }))
  return reply
}
