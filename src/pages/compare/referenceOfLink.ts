import { formatRunReference } from "~/domain/runs/run"
import type { Server } from "~/domain/servers/server"
import { openPastedLink, parsePastedLink, serversForLink } from "~/domain/url/pastedLinks"

/** The run that a pasted link leads to, on the likeliest server; undefined when it leads to none. */
export function referenceOfLink(text: string, servers: readonly Server[]): string | undefined {
  const link = parsePastedLink(text)
  if (link === undefined) return undefined
  const [server] = link.kind === "mlflow" ? serversForLink(link.address, servers) : servers
  const path = server === undefined ? undefined : openPastedLink(link, server.id)
  const match = /^\/s\/([^/?]+)\/(?:experiments\/[^/?]+\/)?runs\/([^/?]+)/.exec(path ?? "")
  const [, serverId, runId] = match ?? []
  if (serverId === undefined || runId === undefined) return undefined
  return formatRunReference({ server: decodeURIComponent(serverId), runId: decodeURIComponent(runId) })
}
