/** What a person pasted into the command palette: an address of this app, of MLflow's UI, or of a hosted relative. */
import type { Server } from "~/domain/servers/server"

import { fromMlflowRoute, isMlflowRoute } from "./mlflowLinks"

export type PastedLink =
  /** An address of this app: a path behind the hash. */
  | { readonly kind: "here"; readonly path: string }
  /** An MLflow route, to be opened with `fromMlflowRoute` on a server; `host` is where it was copied from. */
  | { readonly kind: "mlflow"; readonly route: string; readonly address: URL }

const OURS = /^\/(?:$|\?|s\/|compare\b|compare-models\b|servers\b|settings\b)/

/** undefined = not a link, or one that leads to nothing here. */
export function parsePastedLink(text: string): PastedLink | undefined {
  const trimmed = text.trim()
  if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return undefined
  const address = new URL(trimmed)
  const hash = address.hash.replace(/^#\/?/, "/")
  if (hash.length > 1 && OURS.test(hash)) return { kind: "here", path: hash }
  const route = [hash, address.pathname + address.search].map(normalRoute).find(isMlflowRoute)
  return route === undefined ? undefined : { kind: "mlflow", route, address }
}

/** A studio writes `/experiments/id/<id>` where MLflow writes `/experiments/<id>`. */
const normalRoute = (route: string): string => route.replace(/^\/experiments\/id\//, "/experiments/")

/** The servers that a link may mean, likeliest first: those at its address or named after its host, else all of them. */
export function serversForLink(address: URL, servers: readonly Server[]): readonly Server[] {
  const same = servers.filter((server) => isAt(server, address))
  return same.length > 0 ? same : servers
}

function isAt(server: Server, address: URL): boolean {
  if (server.label.toLowerCase().includes(address.host.toLowerCase())) return true
  return URL.canParse(server.address) && new URL(server.address).host === address.host
}

export const openPastedLink = (link: PastedLink, server: string): string | undefined =>
  link.kind === "here" ? link.path : fromMlflowRoute(link.route, server)
