import { askEarly, broughtConfig } from "~/api/early"
import { exchangeOf, requestInit } from "~/api/requestInit"
import { apiUrl, serverBase } from "~/api/url"
import { CONNECTING, destinationOf } from "~/app/earlyQuestions"
import { pages } from "~/app/pages"

/*
 * Runs before the app has arrived, and is small for that: brings the page that the address leads to, and asks for what it
 * will show. The app finds its questions answered (api/early.ts). Whatever goes wrong here only means that it asks by itself.
 */

const destination = destinationOf(window.location.hash.slice(1))

async function begin() {
  const config = readConfig()
  if (destination === undefined) return
  pages[destination.page]().catch(() => undefined)
  const base = baseOf(await config, destination.server)
  if (base === undefined) return
  for (const question of [...CONNECTING, ...destination.questions]) {
    const init = requestInit({ isCrossOrigin: false }, exchangeOf(question))
    void askEarly(apiUrl(base, question.path, question.query), init)
  }
}

async function readConfig(): Promise<unknown> {
  const brought = broughtConfig()
  if (brought !== "") return JSON.parse(brought)
  const answer = await askEarly(new URL("config.json", document.baseURI), { cache: "no-cache" })
  return answer.clone().json()
}

/**
 * Only servers behind this page's own host, where the request needs no leave and no credential of the page. What has a relay
 * for its storage is a vendor's, with routes and a pace of its own.
 */
function baseOf(config: unknown, server: string | undefined): URL | undefined {
  const found = serversIn(config).find(({ id }) => server === undefined || id === server)
  if (typeof found?.address !== "string" || found.storageRelay !== undefined) return undefined
  const base = serverBase(found.address, document.baseURI)
  return base.origin === window.location.origin ? base : undefined
}

type MaybeServer = { readonly id?: unknown; readonly address?: unknown; readonly storageRelay?: unknown }

function serversIn(config: unknown): readonly MaybeServer[] {
  if (typeof config !== "object" || config === null || !("servers" in config)) return []
  return Array.isArray(config.servers) ? config.servers : []
}

begin().catch(() => undefined)
