import { useMemo } from "react"

import { linkOf, type ServerLink, type Side } from "~/domain/linked/serverLink"
import type { StoreLabels } from "~/domain/linked/linkWords"
import type { Server } from "~/domain/servers/server"

import { useConnections } from "./ConnectionsContext"

/** A server and the one that it is linked with. */
export type Pair = {
  readonly link: ServerLink
  readonly servers: Readonly<Record<Side, Server>>
  readonly labels: StoreLabels
  /** Which of the two was asked about. */
  readonly side: Side
  readonly other: Server
}

/** undefined = the server is linked with none. */
export function usePair(serverId: string): Pair | undefined {
  const { servers, links } = useConnections()
  return useMemo(() => {
    const link = linkOf(links, serverId)
    return link === undefined ? undefined : pairOf(link, servers, serverId)
  }, [servers, links, serverId]) // the same object until one of them changes: rows of tables are memoised on it
}

export function pairOf(link: ServerLink, servers: readonly Server[], serverId: string): Pair | undefined {
  const primary = servers.find(({ id }) => id === link.primary)
  const mirror = servers.find(({ id }) => id === link.mirror)
  if (primary === undefined || mirror === undefined) return undefined
  const side = serverId === link.primary ? "primary" : "mirror"
  return {
    link,
    servers: { primary, mirror },
    labels: { primary: primary.label, mirror: mirror.label },
    side,
    other: side === "primary" ? mirror : primary,
  }
}
