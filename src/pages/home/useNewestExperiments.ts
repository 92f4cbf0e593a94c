import { useQueries } from "@tanstack/react-query"

import { experimentsQuery } from "~/api/queries/experiments"
import type { Server } from "~/domain/servers/server"
import { useBackends } from "~/features/connections/backends"
import type { Mark } from "~/features/experiment-tree/marks"

export type NewestExperiments = {
  readonly experiments: readonly (Mark & { readonly createdAtMs: number | undefined })[]
  /** How many each server has, as far as it has told; by its id. */
  readonly counts: ReadonlyMap<string, { readonly count: number; readonly isComplete: boolean }>
  readonly isPending: boolean
  /** Servers of which nothing has come, and nothing will for now. */
  readonly silentCount: number
}

/** Experiments of all servers, newest first. The rail asks the same, so it costs nothing. */
export function useNewestExperiments(servers: readonly Server[]): NewestExperiments {
  const connections = useBackends(servers.map(({ id }) => id))
  const backends = connections.flatMap(({ query }) => query.data ?? [])
  const lists = useQueries({ queries: backends.map((backend) => experimentsQuery(backend)) })
  const found = lists.flatMap(({ data }, index) => {
    const server = backends[index]?.id
    return data === undefined || server === undefined ? [] : [{ server, ...data }]
  })
  return {
    experiments: found
      .flatMap(({ server, experiments }) =>
        experiments.map(({ id, name, createdAtMs }) => ({ id, name, createdAtMs, server })),
      )
      .toSorted((a, b) => (b.createdAtMs ?? 0) - (a.createdAtMs ?? 0)),
    counts: new Map(
      found.map(({ server, experiments, isComplete }) => [server, { count: experiments.length, isComplete }]),
    ),
    isPending:
      connections.some(({ query }) => query.isPending && query.error === null) ||
      lists.some(({ data, error }) => error === null && data?.isComplete !== true),
    silentCount:
      // What cannot be connected has no list.
      connections.filter(({ query }) => isSilent(query)).length + lists.filter(isSilent).length,
  }
}

type Asked = { readonly data: unknown; readonly error: unknown }

const isSilent = ({ data, error }: Asked): boolean => data === undefined && error !== null
