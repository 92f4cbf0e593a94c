import { useQueries } from "@tanstack/react-query"

import { experimentsQuery } from "~/api/queries/experiments"
import type { Experiment } from "~/domain/experiments/experiment"
import { useBackends } from "~/features/connections/backends"
import { useServers } from "~/features/connections/ConnectionsContext"
import { isServerOpen, type Branch, type TreeView } from "~/features/experiment-tree/treeRows"

const NONE: readonly Experiment[] = []

/** Every server with its experiments; closed servers are not asked anything. */
export function useBranches(view: TreeView): readonly Branch[] {
  const servers = useServers()
  const open = servers.filter((server, index) => isServerOpen(server, index, view))
  const connections = useBackends(open.map(({ id }) => id))
  const backends = connections.flatMap(({ query }) => query.data ?? [])
  // On the page of a run or of runs the tree is what stands beside it.
  const isBackground = view.current?.experimentId !== undefined
  const lists = useQueries({ queries: backends.map((backend) => experimentsQuery(backend, { isBackground })) })
  return servers.map((server): Branch => {
    const connection = connections.find((other) => other.server.id === server.id)?.query
    const backend = connection?.data
    const list = backend === undefined ? undefined : lists[backends.indexOf(backend)]
    return {
      server,
      state: connection === undefined ? "idle" : stateOf([connection, list]),
      product: backend === undefined ? "" : [backend.can.product, backend.can.version].filter(Boolean).join(" "),
      experiments: list?.data?.experiments ?? NONE,
    }
  })
}

type Part = { readonly data: unknown; readonly error: unknown } | undefined

function stateOf(parts: readonly Part[]): Branch["state"] {
  if (parts.every((part) => part?.data !== undefined)) return "ready"
  return parts.some((part) => part?.error != null) ? "failed" : "loading"
}
