import type { Backend } from "~/api/backend"
import { useBackend, useBackends } from "~/features/connections/backends"
import { useServers } from "~/features/connections/ConnectionsContext"

/** A server of the list, and whether it can be asked. */
export type Registry = {
  readonly id: string
  readonly label: string
  readonly state:
    | { readonly kind: "ready"; readonly backend: Backend }
    | { readonly kind: "connecting" }
    | { readonly kind: "failed"; readonly error: unknown; readonly retry: () => void }
    /** It has nothing to add to the list, and why. */
    | { readonly kind: "none"; readonly why: string }
}

/** The server of the page first, then the others as the address names them. */
export function useRegistries(others: readonly string[], hasTags: boolean): readonly Registry[] {
  const own = useBackend()
  const ids = [...new Set(others)].filter((id) => id !== own.id)
  const servers = useServers()
  const connections = useBackends(ids)
  const label = servers.find(({ id }) => id === own.id)?.label ?? own.id
  return [
    { id: own.id, label, state: stateOf(own, hasTags) },
    ...ids.map((id): Registry => {
      const connection = connections.find(({ server }) => server.id === id)
      if (connection === undefined)
        return { id, label: id, state: { kind: "none", why: "No server has this name here." } }
      const { server, query } = connection
      if (query.data !== undefined) return { id, label: server.label, state: stateOf(query.data, hasTags) }
      if (query.error === null) return { id, label: server.label, state: { kind: "connecting" } }
      const retry = () => void query.refetch()
      return { id, label: server.label, state: { kind: "failed", error: query.error, retry } }
    }),
  ]
}

function stateOf(backend: Backend, hasTags: boolean): Registry["state"] {
  const { registry, modelTags } = backend.can
  if (registry !== true) return { kind: "none", why: registry }
  if (hasTags && modelTags !== true) return { kind: "none", why: modelTags }
  return { kind: "ready", backend }
}
