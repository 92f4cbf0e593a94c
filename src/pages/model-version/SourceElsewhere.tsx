import { useQueries } from "@tanstack/react-query"

import { runQuery } from "~/api/queries/runs"
import { RunName } from "~/components/RunName"
import { UntrustedText } from "~/components/UntrustedText"
import { routes } from "~/domain/url/routes"
import { useBackend, useBackends } from "~/features/connections/backends"
import { useServers } from "~/features/connections/ConnectionsContext"

/** A source run that this server does not have: a model may have been registered from a run of another one. */
export function SourceElsewhere({ runId }: { runId: string }) {
  const { id: here } = useBackend()
  const others = useServers().filter(({ id }) => id !== here)
  const connections = useBackends(others.map(({ id }) => id))
  const connected = connections.flatMap(({ server, query }) => (query.data ? [{ server, backend: query.data }] : []))
  const answers = useQueries({ queries: connected.map(({ backend }) => runQuery(backend, runId)) })
  const place = answers.findIndex(({ data }) => data !== undefined)
  const [run, server] = [answers[place]?.data, connected[place]?.server]
  if (run !== undefined && server !== undefined) {
    const to = routes.run({ server: server.id, experimentId: run.experimentId, runId })
    return (
      <>
        <RunName run={run} to={to} /> on <UntrustedText text={server.label} />
      </>
    )
  }
  const isLooking = [...connections.map(({ query }) => query), ...answers].some(({ isLoading }) => isLoading)
  return (
    <>
      <UntrustedText text={runId} />{" "}
      {isLooking ? "is not here; looking on the other servers…" : missingWords(others.length)}
    </>
  )
}

const missingWords = (others: number): string =>
  others === 0 ? "is not on this server" : "is neither here nor on another server that can be reached"
