import { createContext, useContext, useMemo, type ReactNode } from "react"

import { linkOf, readLinks, usableLinks, type ServerLink } from "~/domain/linked/serverLink"
import type { Server } from "~/domain/servers/server"
import { newServerId, readServers } from "~/domain/servers/serverAddress"
import { stored, useStored } from "~/hooks/stored"

/** The servers of config.json and those added in this browser. No secret is ever part of it. */
export type Connections = {
  readonly servers: readonly Server[]
  readonly add: (server: Pick<Server, "label" | "address" | "isReadOnly" | "workspace">) => Server
  readonly edit: (id: string, change: Partial<Pick<Server, "label" | "isReadOnly">>) => void
  readonly forget: (id: string) => void
  readonly restore: (server: Server) => void
  /** Pairs of servers that hold the same runs, as far as both are known. */
  readonly links: readonly ServerLink[]
  readonly link: (pair: Omit<ServerLink, "isConfigured">) => void
  readonly unlink: (pair: ServerLink) => void
}

const ConnectionsContext = createContext<Connections | undefined>(undefined)

const added = stored<readonly Server[]>("servers", [], readServers)

const addedLinks = stored<readonly ServerLink[]>("links", [], readLinks)
const NO_LINKS: readonly ServerLink[] = []

export function ConnectionsProvider({
  configured,
  links = NO_LINKS,
  children,
}: {
  configured: readonly Server[]
  /** Those of config.json. */
  links?: readonly ServerLink[] | undefined
  children: ReactNode
}) {
  const own = useStored(added)
  const ownLinks = useStored(addedLinks)
  const connections = useMemo(() => {
    const known = toConnections(configured, own)
    return { ...known, ...toLinks([...links, ...ownLinks], known.servers) }
  }, [configured, own, links, ownLinks])
  return <ConnectionsContext.Provider value={connections}>{children}</ConnectionsContext.Provider>
}

type Servers = Omit<Connections, "links" | "link" | "unlink">

function toConnections(configured: readonly Server[], own: readonly Server[]): Servers {
  // The operator's word on an id counts more than what this browser remembers under it.
  const visible = own.filter(({ id }) => configured.every((server) => server.id !== id))
  const servers = [...configured, ...visible]
  return {
    servers,
    add: (fields) => {
      const taken = servers.map(({ id }) => id)
      const server = { ...fields, id: newServerId(fields.label, taken), isConfigured: false }
      added.set([...added.get(), server])
      return server
    },
    edit: (id, change) =>
      added.set(added.get().map((server) => (server.id === id ? { ...server, ...change } : server))),
    forget: (id) => added.set(added.get().filter((server) => server.id !== id)),
    restore: (server) => added.set([...added.get().filter(({ id }) => id !== server.id), server]),
  }
}

/** A pair of a server that was forgotten stays noted: it is back when the server is. */
const toLinks = (
  all: readonly ServerLink[],
  servers: readonly Server[],
): Pick<Connections, "links" | "link" | "unlink"> => ({
  links: usableLinks(
    all,
    servers.map(({ id }) => id),
  ),
  link: (pair) => addedLinks.set([...withoutPair(pair), { ...pair, isConfigured: false }]),
  unlink: (pair) => addedLinks.set(withoutPair(pair)),
})

/** What was noted before of either server would come before the new pair, and hide it. */
const withoutPair = ({ primary, mirror }: Pick<ServerLink, "primary" | "mirror">): readonly ServerLink[] =>
  addedLinks.get().filter((link) => linkOf([link], primary) === undefined && linkOf([link], mirror) === undefined)

export function useConnections(): Connections {
  const connections = useContext(ConnectionsContext)
  if (connections === undefined) throw new Error("useConnections needs a ConnectionsProvider")
  return connections
}

/** Every server, the default one first. */
export const useServers = (): readonly Server[] => useConnections().servers
