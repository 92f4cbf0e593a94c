/** The built app from `dist/`, and the `config.json` that tells it which servers there are. */
import { readFile } from "node:fs/promises"
import { join } from "node:path"

import fastifyStatic from "@fastify/static"
import type { FastifyInstance } from "fastify"

import type { ConfigFile, FileServer } from "~/api/configFile"

import { appSources, FRAME_PATH } from "./artifactFrame"
import type { ConfiguredServer, ServerOptions } from "./options"
import { appPolicy, artifactFramePolicy, frameSource } from "./policies"
import { apiPath } from "./services"
import { STORAGE_PATH } from "./storage"

export type StaticOptions = Pick<
  ServerOptions,
  | "servers"
  | "links"
  | "host"
  | "allowHosts"
  | "embedParents"
  | "artifactScripts"
  | "artifactFrameUrl"
  | "directOrigins"
> & {
  readonly distFolder: string
}

const YEAR = "public, max-age=31536000, immutable"

export async function serveApp(app: FastifyInstance, options: StaticOptions): Promise<void> {
  const framing = { ...options, embedParents: [...appSources(options), ...options.embedParents] }
  const policies = { app: appPolicy(options), artifactFrame: artifactFramePolicy(framing) }
  const config = JSON.stringify(appConfig(options))

  app.addHook("onSend", async (request, reply) => {
    const [path = "/"] = request.url.split("?", 1)
    const isFrame = path === FRAME_PATH
    reply.header("Content-Security-Policy", isFrame ? policies.artifactFrame : policies.app)
    reply.header("Cache-Control", cacheRule(path, reply.statusCode))
    // A portal that opens the app as a window may need to hear from it.
    if (options.embedParents.length === 0 && !isFrame) reply.header("Cross-Origin-Opener-Policy", "same-origin")
    if (path.startsWith("/assets/")) reply.header("Vary", "Accept-Encoding")
  })

  app.get("/config.json", async (_request, reply) => reply.type("application/json; charset=utf-8").send(config))
  for (const path of ["/", "/index.html"]) {
    app.get(path, async (_request, reply) => {
      const page = await readFile(join(options.distFolder, "index.html"), "utf8").catch(() => undefined)
      return page === undefined
        ? reply.callNotFound()
        : reply.type("text/html; charset=utf-8").send(withFrameSource(withConfig(page, config), options))
    })
  }
  app.get(FRAME_PATH, async (_request, reply) => {
    const page = await readFile(join(options.distFolder, FRAME_PATH), "utf8").catch(() => undefined)
    return page === undefined
      ? reply.callNotFound()
      : reply.type("text/html; charset=utf-8").send(withScripts(page, options.artifactScripts))
  })
  await app.register(fastifyStatic, {
    root: options.distFolder,
    preCompressed: true,
    cacheControl: false,
    dotfiles: "ignore",
    // Looked up for each request, so that a build while the server runs is seen.
    wildcard: true,
  })
  app.setNotFoundHandler((_request, reply) => reply.code(404).type("text/plain; charset=utf-8").send("Not found\n"))
}

/** The page brings its configuration along, so that it need not ask for it first. A block of data: no policy counts it as script. */
const withConfig = (page: string, config: string): string =>
  page.replace(/(<script type="application\/json" id="config">)(<\/script>)/, (_, start: string, end: string) =>
    [start, config.replaceAll("<", "\\u003c"), end].join(""),
  )

/** Of two policies the stricter one counts, so the one that is written in the page must allow what the header allows. */
const withScripts = (page: string, origins: readonly string[]): string =>
  page.replace(/(script-src [^;"]*)(?=;)/, (_, allowed: string) => [allowed, ...origins].join(" "))

const withFrameSource = (page: string, options: StaticOptions): string =>
  page.replace(/frame-src [^;"]*(?=;)/, () => frameSource(options))

/** Names of files under assets/ change with their content; everything else is asked for again. */
function cacheRule(path: string, status: number): string {
  if (status >= 400 || /^\/(index\.html|config\.json|artifact-frame\.html)?$/.test(path)) return "no-store"
  return path.startsWith("/assets/") ? YEAR : "no-cache"
}

/**
 * Addresses are relative to the page, so that it works under any path. Nothing secret is in it: the page shows the address
 * of a server to those who log runs to it, the credential stays here.
 */
export function appConfig({
  servers,
  links,
  embedParents,
  artifactScripts,
  artifactFrameUrl,
}: Pick<ServerOptions, "servers" | "links" | "embedParents" | "artifactScripts" | "artifactFrameUrl">): ConfigFile {
  return {
    servers: servers.map(pageServer),
    links,
    embed: { parents: embedParents },
    ...(artifactScripts.length === 0 ? {} : { artifactScripts }),
    ...(artifactFrameUrl === undefined ? {} : { artifactFrameUrl }),
  }
}

function pageServer({ id, label, isReadOnly, upstream }: ConfiguredServer): FileServer {
  const proxy = `proxy/${id}/`
  const readOnly = isReadOnly ? ({ readOnly: true } as const) : {}
  if (upstream.kind === "demo") return { id, label, address: proxy, ...readOnly }
  const { address, service, trackingUri, credential } = upstream
  return {
    id,
    label,
    address: proxy + apiPath(service),
    ...readOnly,
    trackingUri,
    signIn: credential === undefined ? "browser" : "server",
    ...(credential?.endsAt === undefined ? {} : { signInEnds: new Date(credential.endsAt).toISOString() }),
    ...(service.kind === "databricks" ? { webAddress: address } : {}),
    ...(service.kind === "databricks" && service.workspace !== undefined ? { workspace: service.workspace } : {}),
    ...(service.kind === "mlflow" ? {} : { storageRelay: proxy + STORAGE_PATH.slice(1) }),
  }
}
