import { ApiError } from "~/domain/errors/apiError"
import type { Server } from "~/domain/servers/server"

import type { Backend } from "./backend"
import { credentialHeaders } from "./credentials"
import { createHttp, type Http, type HttpOptions } from "./http"
import { mlflow } from "./mlflow/paths"
import { answer } from "./mlflow/wire"
import { ifPresent } from "./providers/probes"
import type { Provider } from "./providers/provider"
import { providers } from "./providers/registry"
import { serverBase } from "./url"

export type Page = { readonly address: string; readonly fetch?: typeof fetch; readonly retry?: HttpOptions["retry"] }

/** Finds out what a server is and can do. Throws ApiError; nothing of a failed attempt is kept. */
export async function connect(server: Server, page: Page, signal?: AbortSignal): Promise<Backend> {
  const http = open(server, page)
  try {
    const version = await askVersion(http, signal)
    const provider = await providerOf(http, version)
    const can = await provider.probe(http, version)
    return provider.open(server.id, http, server.isReadOnly ? { ...can, writes: READ_ONLY } : can)
  } catch (error) {
    throw await explained(error, { http, page })
  }
}

const READ_ONLY = "This server is set to read only here."

function open(server: Server, page: Page): Http {
  return createHttp({
    base: serverBase(server.address, page.address),
    pageOrigin: new URL(page.address).origin,
    headers: () => credentialHeaders(server.id),
    readOnlyReason: server.isReadOnly ? READ_ONLY : undefined,
    ...(page.fetch === undefined ? {} : { fetch: page.fetch }),
    ...(page.retry === undefined ? {} : { retry: page.retry }),
  })
}

/** The version, while it is made sure that this is a tracking server at all: one wait for both. */
async function askVersion(http: Http, signal: AbortSignal | undefined): Promise<string | undefined> {
  const [experiments, version] = await Promise.all([
    http.read({ path: mlflow("experiments", "search"), body: { max_results: 1 }, signal }),
    ifPresent(http.readText({ path: ["version"], signal })),
  ])
  answer(experiments)
  return version !== undefined && /^\s*v?\d+\.\d+[\w.+-]*\s*$/.test(version) ? version.trim() : undefined
}

async function providerOf(http: Http, version: string | undefined): Promise<Provider> {
  for (const provider of providers) if (await provider.recognises(http, version)) return provider
  throw new ApiError({ kind: "unsupported", status: 0, code: "", message: "No provider knows this kind of server." })
}

/**
 * A browser hides why a request to another origin failed. A second one that may not be read (`no-cors`) tells a
 * server that is down from one that refuses this page.
 */
async function explained(error: unknown, { http, page }: { http: Http; page: Page }): Promise<unknown> {
  if (!(error instanceof ApiError) || error.kind !== "unreachable" || !http.isCrossOrigin) return error
  try {
    await (page.fetch ?? fetch)(new URL("version", http.base), { mode: "no-cors", signal: AbortSignal.timeout(5_000) })
  } catch {
    return error
  }
  return new ApiError({
    kind: "origin-blocked",
    status: 0,
    code: "",
    message: "The server runs, but refuses requests from this page's origin.",
  })
}
