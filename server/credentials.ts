/**
 * Where requests get a credential added, only the browser that opened the start link is served: the key in the link is
 * exchanged, once, for a cookie that scripts cannot read and other sites cannot send.
 */
import { randomBytes, timingSafeEqual } from "node:crypto"

import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify"

import { PLAIN_POLICY } from "./policies"
import { refuse } from "./security"

export type Gate = {
  /** `isOpen`: what anybody may have. */
  readonly protect: (app: FastifyInstance, isOpen?: (request: FastifyRequest) => boolean) => void
  /** Put behind `?` of the start address. */
  readonly startQuery: string
}

const newSecret = (): string => randomBytes(32).toString("base64url")

export function createGate(): Gate {
  const key = newSecret()
  const session = newSecret()
  let isKeyUsed = false

  const exchange = (request: FastifyRequest, reply: FastifyReply, offered: string): FastifyReply => {
    // A browser that fetches ahead of a click must not use the link up.
    const isPrefetch = String(request.headers["sec-purpose"] ?? "").includes("prefetch")
    if (isKeyUsed || isPrefetch || !isEqual(offered, key))
      return askForLink(reply, "This start link is no longer good.")
    isKeyUsed = true
    return reply
      .header("Set-Cookie", `${cookieName(request)}=${session}; Path=/; HttpOnly; SameSite=Strict`)
      .headers({ "Cache-Control": "no-store", "Content-Security-Policy": PLAIN_POLICY })
      .redirect("./", 303)
  }

  return {
    startQuery: `key=${key}`,
    protect: (app, isOpen) => {
      app.addHook("onRequest", async (request, reply) => {
        if (isOpen?.(request) === true) return undefined
        const isKnown = isEqual(cookieOf(request), session)
        const offered = request.method === "GET" ? keyOf(request.url) : undefined
        if (offered !== undefined) return isKnown ? reply.redirect("./", 303) : exchange(request, reply, offered)
        if (isKnown) return undefined
        return request.url.startsWith("/proxy/") ? refuseRequest(reply) : askForLink(reply)
      })
    },
  }
}

function keyOf(url: string): string | undefined {
  const [path, query] = url.split("?", 2)
  return path === "/" ? (new URLSearchParams(query).get("key") ?? undefined) : undefined
}

/** Cookies do not know ports, and two of us may run on one machine. */
const cookieName = ({ headers }: FastifyRequest): string =>
  `tracklight-${/:(\d+)$/.exec(headers.host ?? "")?.[1] ?? "web"}`

function cookieOf(request: FastifyRequest): string {
  const pairs = (request.headers.cookie ?? "").split(";").map((pair) => pair.trim().split("=", 2))
  return pairs.find(([name]) => name === cookieName(request))?.[1] ?? ""
}

function isEqual(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}

const refuseRequest = (reply: FastifyReply): FastifyReply =>
  refuse(reply, {
    status: 401,
    code: "UNAUTHENTICATED",
    message: "This browser has not opened the start link of this server. The terminal where it was started shows it.",
  })

const askForLink = (reply: FastifyReply, reason = "This browser has not opened the start link yet."): FastifyReply =>
  reply
    .code(401)
    .headers({ "Cache-Control": "no-store", "Content-Security-Policy": PLAIN_POLICY })
    .type("text/html; charset=utf-8")
    .send(
      `<!doctype html><html lang="en"><title>Tracklight</title><h1>Open the start link</h1><p>${reason}</p>
<p>Tracklight adds somebody's credential to requests here, so it serves only the browser that opened its start link.
The link is in the terminal where Tracklight was started and is good for one browser. To use another one, start
Tracklight again and open the new link. If you have just opened the link, reload this page.</p></html>`,
    )
