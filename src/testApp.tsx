import { render, screen } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { afterEach, beforeEach, vi } from "vitest"

import { App } from "~/app/App"
import { createQueryClient } from "~/app/queryClient"
import type { Config } from "~/api/config"
import { setCredential } from "~/api/credentials"
import type { Server } from "~/domain/servers/server"

/** The whole app in jsdom, with mock servers behind the page's own fetch. */
export type Answer = (request: Request) => Promise<Response>

let answers: ReadonlyMap<string, Answer> = new Map()

/** Virtual lists draw what fits; jsdom lays nothing out. */
const SIZES = { clientHeight: 800, clientWidth: 1400, offsetHeight: 800, offsetWidth: 1400 }

export function prepareApp(): void {
  afterEach(() => {
    for (const name of Object.keys(SIZES)) Reflect.deleteProperty(HTMLElement.prototype, name)
  })
  beforeEach(() => {
    vi.stubGlobal("fetch", (input: RequestInfo | URL, init?: RequestInit) => answer(new Request(input, init)))
    vi.stubGlobal("matchMedia", (query: string) => ({
      matches: false,
      media: query,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }))
    for (const [name, value] of Object.entries(SIZES)) {
      Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value })
    }
  })
}

async function answer(request: Request): Promise<Response> {
  const { pathname, search, host } = new URL(request.url)
  const [, proxy, id, rest = ""] = /^\/(proxy)\/([^/]+)(\/.*)$/.exec(pathname) ?? []
  const handle = answers.get(proxy === undefined ? host : (id ?? ""))
  if (handle === undefined) throw new TypeError("Failed to fetch")
  const target = proxy === undefined ? request.url : `http://mlflow.test${rest}${search}`
  const body = request.method === "GET" || request.method === "HEAD" ? undefined : await request.text()
  const init = { method: request.method, headers: request.headers, mode: request.mode }
  return handle(new Request(target, body === undefined ? init : { ...init, body }))
}

export const configured = (id: string, label = id): Server => ({
  id,
  label,
  address: `proxy/${id}/`,
  isConfigured: true,
  isReadOnly: false,
})

/** `servers`: by id for those behind the page (`proxy/<id>/`), by host for those at an address of their own. */
export function openApp(
  path: string,
  servers: Readonly<Record<string, Answer>>,
  config: readonly Server[] = Object.keys(servers).map((id) => configured(id)),
) {
  return openConfigured(path, servers, { servers: config, links: [], embedParents: [] })
}

/** With all that config.json can say. */
export function openConfigured(path: string, servers: Readonly<Record<string, Answer>>, config: Config) {
  answers = new Map(Object.entries(servers))
  for (const { id } of config.servers) setCredential(id, undefined)
  window.location.hash = path
  return { user: userEvent.setup(), ...render(<App config={config} client={createQueryClient()} />) }
}

/** Where the app is, behind the hash. */
export const place = (): string => window.location.hash.slice(1)

export const mainHeading = (name: string | RegExp) => screen.findByRole("heading", { level: 1, name })
