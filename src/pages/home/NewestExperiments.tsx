import { useQueries } from "@tanstack/react-query"

import { experimentsQuery } from "~/api/queries/experiments"
import type { Server } from "~/domain/servers/server"
import { useBackends } from "~/features/connections/backends"

import { ExperimentList } from "./ExperimentList"

/** For who comes for the first time: there is nothing recent yet. The rail asks the same, so it costs nothing. */
export function NewestExperiments({ servers }: { servers: readonly Server[] }) {
  const backends = useBackends(servers.map(({ id }) => id)).flatMap(({ query }) => query.data ?? [])
  const lists = useQueries({ queries: backends.map((backend) => experimentsQuery(backend)) })
  const marks = lists
    .flatMap(({ data }, index) =>
      (data?.experiments ?? []).map((experiment) => ({ ...experiment, server: backends[index]?.id ?? "" })),
    )
    .toSorted((a, b) => (b.createdAtMs ?? 0) - (a.createdAtMs ?? 0))
  return (
    <ExperimentList
      title="Newest experiments"
      marks={marks}
      servers={servers}
      hint="A script makes the first one with mlflow.set_experiment."
    />
  )
}
