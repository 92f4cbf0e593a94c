import { createContext, useContext, useMemo, type ReactNode } from "react"

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
}

const ConnectionsContext = createContext<Connections | undefined>(undefined)

const added = stored<readonly Server[]>("servers", [], readServers)

export function ConnectionsProvider({ configured, children }: { configured: readonly Server[]; children: ReactNode }) {
  const own = useStored(added)
  const connections = useMemo(() => toConnections(configured, own), [configured, own])
  return <ConnectionsContext.Provider value={connections}>{children}</ConnectionsContext.Provider>
}

function toConnections(configured: readonly Server[], own: readonly Server[]): Connections {
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

export function useConnections(): Connections {
  const connections = useContext(ConnectionsContext)
  if (connections === undefined) throw new Error("useConnections needs a ConnectionsProvider")
  return connections
}

/** Every server, the default one first. */
export const useServers = (): readonly Server[] => useConnections().servers
