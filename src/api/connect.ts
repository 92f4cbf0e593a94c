import { ApiError } from "~/domain/errors/apiError"
import type { Server } from "~/domain/servers/server"

import type { Backend } from "./backend"
import { credentialHeaders, credentialVersion } from "./credentials"
import { createHttp, type Http, type HttpOptions, type Session } from "./http"
import { HELLO } from "./mlflow/questions"
import { answer } from "./mlflow/wire"
import { ifPresent } from "./providers/probes"
import type { Provider } from "./providers/provider"
import { providers } from "./providers/registry"
import { askToSignIn, signedInAgain } from "./signIn"
import { serverBase } from "./url"

export type Page = { readonly address: string; readonly fetch?: typeof fetch; readonly retry?: HttpOptions["retry"] }

/** Finds out what a server is and can do. Throws ApiError; nothing of a failed attempt is kept. */
export async function connect(server: Server, page: Page, signal?: AbortSignal): Promise<Backend> {
  const http = open(server, page)
  try {
    const { provider, version } = await recognise(server, http, signal)
    const prepared = provider.prepare?.(http, server) ?? http
    const can = await provider.probe(prepared, version)
    // While connecting, the page itself asks for a credential; from here on a dialog does, over whatever is shown.
    const connected = prepared.derive({ session: sessionOf(server.id) })
    return provider.open(server, connected, server.isReadOnly ? { ...can, writes: READ_ONLY } : can)
  } catch (error) {
    throw await explained(error, { http, page })
  }
}

const READ_ONLY = "This server is set to read only here."

const sessionOf = (serverId: string): Session => ({
  version: () => credentialVersion(serverId),
  renewed: (error, signal) => signedInAgain({ serverId, error }, signal),
  ask: (error) => askToSignIn({ serverId, error }),
})

function open(server: Server, page: Page): Http {
  return createHttp({
    base: serverBase(server.address, page.address),
    pageOrigin: new URL(page.address).origin,
    headers: () => credentialHeaders(server.id),
    readOnlyReason: server.isReadOnly ? READ_ONLY : undefined,
    relay: server.storageRelay === undefined ? undefined : new URL(server.storageRelay, page.address),
    ...(page.fetch === undefined ? {} : { fetch: page.fetch }),
    ...(page.retry === undefined ? {} : { retry: page.retry }),
  })
}

/** The version, while it is made sure that this is a tracking server at all: one wait for both. */
async function askVersion(http: Http, signal: AbortSignal | undefined): Promise<string | undefined> {
  const [experiments, version] = await Promise.all([
    http.read({ ...HELLO.experiments, signal }),
    ifPresent(http.readText({ ...HELLO.version, signal })),
  ])
  answer(experiments)
  return version !== undefined && /^\s*v?\d+\.\d+[\w.+-]*\s*$/.test(version) ? version.trim() : undefined
}

type Recognised = { readonly provider: Provider; readonly version: string | undefined }

async function recognise(server: Server, http: Http, signal: AbortSignal | undefined): Promise<Recognised> {
  const claimed = providers.find((provider) => provider.claims?.(server))
  if (claimed !== undefined) return { provider: claimed, version: undefined }
  try {
    const version = await askVersion(http, signal)
    for (const provider of providers) if (await provider.recognises(http, version)) return { provider, version }
  } catch (error) {
    const stranger = isStrange(error) ? await strangerOf(http) : undefined
    if (stranger === undefined) throw error
    return { provider: stranger, version: undefined }
  }
  throw new ApiError({ kind: "unsupported", status: 0, code: "", message: "No provider knows this kind of server." })
}

/** It answered, and not as MLflow does. */
const isStrange = (error: unknown): boolean =>
  error instanceof ApiError && /^(not-json|not-found|unsupported|invalid|auth-missing|auth-expired)$/.test(error.kind)

async function strangerOf(http: Http): Promise<Provider | undefined> {
  for (const provider of providers) if (await provider.recognisesStranger?.(http)) return provider
  return undefined
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
