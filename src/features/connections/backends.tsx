import { useQueries } from "@tanstack/react-query"
import { createContext, useContext, type ReactNode } from "react"

import type { Backend } from "~/api/backend"
import { connectionQuery } from "~/api/queries/connections"

import { useServers } from "./ConnectionsContext"

const BackendContext = createContext<Backend | undefined>(undefined)

/** Set by the route layout of `/s/:server` once the server has answered. */
export function BackendProvider({ backend, children }: { backend: Backend; children: ReactNode }) {
  return <BackendContext.Provider value={backend}>{children}</BackendContext.Provider>
}

/** The server of the current route, connected. */
export function useBackend(): Backend {
  const backend = useContext(BackendContext)
  if (backend === undefined) throw new Error("useBackend works only on pages below /s/:server")
  return backend
}

/** The connections of several servers, in the order asked; ids that nobody configured are left out. */
export function useBackends(serverIds: readonly string[]) {
  const servers = useServers()
  const wanted = serverIds
    .map((id) => servers.find((server) => server.id === id))
    .filter((server) => server !== undefined)
  const queries = useQueries({ queries: wanted.map((server) => connectionQuery(server)) })
  return wanted.map((server, index) => ({ server, query: queries[index]! })) // useQueries answers one result per query
}
