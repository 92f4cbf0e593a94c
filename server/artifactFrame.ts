/**
 * The sandbox page on an origin of its own (`artifactFrameUrl`). If a browser ever gave a page kept as an artifact the origin
 * that it came from, there must be nothing to find: under that name we answer with the sandbox page and with nothing else.
 */
import type { FastifyInstance, FastifyRequest } from "fastify"

import type { ServerOptions } from "./options"
import { PLAIN_POLICY } from "./policies"
import { knownHosts } from "./security"

export const FRAME_PATH = "/artifact-frame.html"

type Named = Pick<ServerOptions, "host" | "allowHosts" | "artifactFrameUrl">

/** Whether a request came under the name of the second origin. */
export function frameHost(options: Named): (request: FastifyRequest) => boolean {
  if (options.artifactFrameUrl === undefined) return () => false
  const { protocol, host, hostname } = new URL(options.artifactFrameUrl)
  // A name that is the app's as well is told apart by its port; any other is not the app's on any port.
  const isShared = knownHosts(options).has(hostname)
  return ({ headers }) => {
    const asked = `${protocol}//${headers.host ?? ""}`
    if (!URL.canParse(asked)) return false
    const { host: askedHost, hostname: askedName } = new URL(asked)
    return isShared ? askedHost === host : askedName === hostname
  }
}

export function guardFrameHost(app: FastifyInstance, isFrameHost: (request: FastifyRequest) => boolean): void {
  app.addHook("onRequest", async (request, reply) => {
    if (!isFrameHost(request) || isFramePage(request)) return undefined
    return reply
      .code(404)
      .headers({ "Cache-Control": "no-store", "Content-Security-Policy": PLAIN_POLICY })
      .type("text/plain; charset=utf-8")
      .send(`Under this name (artifactFrameUrl) there is ${FRAME_PATH} only. Open Tracklight under another one.\n`)
  })
}

const isFramePage = ({ url }: FastifyRequest): boolean => url.split("?", 1)[0] === FRAME_PATH

/** The names of the app, as a policy writes them: the port may be that of a proxy in front of us. It knows no addresses of IPv6. */
export const appSources = (options: Named): readonly string[] =>
  options.artifactFrameUrl === undefined
    ? []
    : [...knownHosts(options)].filter((name) => !name.includes(":")).map((name) => `${name}:*`)
