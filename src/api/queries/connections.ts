import { queryOptions } from "@tanstack/react-query"

import type { Backend } from "~/api/backend"
import { connect } from "~/api/connect"
import type { Server } from "~/domain/servers/server"

/**
 * The connected server. Asked once a visit; a failure is never kept as an answer, and `refetch` (a new token, "test
 * again") detects everything anew.
 */
export const connectionQuery = (server: Server) =>
  queryOptions<Backend>({
    queryKey: [server.id, "connection", server.address, server.isReadOnly],
    queryFn: ({ signal }) => connect(server, { address: document.baseURI }, signal),
    staleTime: Infinity,
    gcTime: Infinity,
    structuralSharing: false, // functions
  })

export const guideQuery = (backend: Backend) =>
  queryOptions({ queryKey: [backend.id, "guide"], queryFn: () => backend.guide(), staleTime: Infinity })
