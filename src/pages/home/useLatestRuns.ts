import { useQueries } from "@tanstack/react-query"

import type { Backend } from "~/api/backend"
import { runPageQuery } from "~/api/queries/runs"
import { isUnfinished } from "~/domain/runs/runStatus"
import type { Run } from "~/domain/runs/run"
import type { Server } from "~/domain/servers/server"
import { useBackends } from "~/features/connections/backends"
import type { Mark } from "~/features/experiment-tree/marks"

export type HomeRun = { readonly run: Run; readonly server: string }

export const MOST_RUNS = 10
const MOST_EXPERIMENTS = 12
const EVERY_MS = 30_000

/** Running ones first, however long ago they began; then the newest. Two small questions for each server. */
export function useLatestRuns(servers: readonly Server[], marks: readonly Mark[]) {
  const wanted = servers.filter(({ id }) => marks.some((mark) => mark.server === id))
  const connections = useBackends(wanted.map(({ id }) => id))
  const backends = connections.flatMap(({ query }) => query.data ?? [])
  const asked = backends.flatMap((backend) => [
    { backend, filter: "attributes.status = 'RUNNING'" },
    { backend, filter: "" },
  ])
  const queries = useQueries({
    queries: asked.map(({ backend, filter }) => ({
      ...latestQuery(backend, marks, filter),
      refetchInterval: EVERY_MS,
    })),
  })
  const found = new Map<string, HomeRun>()
  queries.forEach(({ data }, index) => {
    const server = asked[index]?.backend.id ?? ""
    for (const run of data?.runs ?? []) found.set(`${server} ${run.id}`, { run, server })
  })
  return {
    runs: [...found.values()].toSorted(byInterest).slice(0, MOST_RUNS),
    isPending:
      connections.some(({ query }) => query.isPending && query.error === null) ||
      queries.some(({ isPending, error }) => isPending && error === null),
    error: queries.find(({ error, data }) => error !== null && data === undefined)?.error ?? undefined,
  }
}

function byInterest({ run: a }: HomeRun, { run: b }: HomeRun): number {
  const running = Number(isUnfinished(b.status)) - Number(isUnfinished(a.status))
  return running || (b.startedAtMs ?? 0) - (a.startedAtMs ?? 0)
}

function latestQuery(backend: Backend, marks: readonly Mark[], filter: string) {
  const ids = new Set(marks.filter(({ server }) => server === backend.id).map(({ id }) => id))
  return runPageQuery(backend, {
    experimentIds: [...ids].slice(0, MOST_EXPERIMENTS),
    filter,
    orderBy: ["attributes.start_time DESC"],
    pageSize: MOST_RUNS,
  })
}
