import { useQueries, useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import { useParams } from "react-router-dom"

import { experimentQuery } from "~/api/queries/experiments"
import { EmptyState } from "~/components/feedback/EmptyState"
import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { isNotFound } from "~/domain/errors/apiError"
import { useBackend, useBackends } from "~/features/connections/backends"
import { useDocumentTitle } from "~/hooks/useDocumentTitle"
import { useSearch } from "~/hooks/useSearch"

import { RunsOfSources } from "./RunsOfSources"
import styles from "./RunsPage.module.css"
import { runSourceIds } from "./runSources"
import { runsSearch } from "./runsSearch"

/** The runs of an experiment, with those of more experiments of any server beside them. */
export function RunsPage() {
  const backend = useBackend()
  const { experimentId = "" } = useParams()
  const [search] = useSearch(runsSearch)
  const ids = runSourceIds({ server: backend.id, experimentId }, search.with)
  const others = useBackends(ids.slice(1).map(({ server }) => server))
  const experiment = useQuery(experimentQuery(backend, experimentId))
  useDocumentTitle(experiment.data?.name ?? "Runs")

  const backends = [backend, ...others.flatMap(({ query }) => query.data ?? [])]
  const sources = backends.map((one) => ({
    backend: one,
    experimentIds: ids.find(({ server }) => server === one.id)?.experimentIds ?? [],
  }))
  const names = useExperimentNames(sources)
  if (isNotFound(experiment.error)) {
    return (
      <EmptyState isPage title="No such experiment">
        <p>The server knows no experiment with the id {experimentId}. It may have been deleted for good.</p>
      </EmptyState>
    )
  }
  return (
    <div className={styles["page"]}>
      {others.map(
        ({ server, query }) =>
          query.error !== null && (
            <ErrorNotice
              key={server.id}
              error={query.error}
              what={server.label}
              onRetry={() => void query.refetch()}
              isCompact
            />
          ),
      )}
      <RunsOfSources
        // Another set of experiments is another table.
        key={sources.map((one) => `${one.backend.id}:${one.experimentIds.join()}`).join()}
        own={{ server: backend.id, experimentId }}
        sources={sources}
        names={names}
        experiment={experiment.data}
        title={experiment.data?.name ?? (experiment.error === null ? undefined : `Experiment ${experimentId}`)}
      />
    </div>
  )
}

type Named = { readonly backend: ReturnType<typeof useBackend>; readonly experimentIds: readonly string[] }

/** Experiment names by `<server>:<id>`, as far as they are known. */
function useExperimentNames(sources: readonly Named[]): ReadonlyMap<string, string> {
  const all = sources.flatMap(({ backend, experimentIds }) => experimentIds.map((id) => ({ backend, id })))
  const queries = useQueries({ queries: all.map(({ backend, id }) => experimentQuery(backend, id)) })
  const known = JSON.stringify(all.map(({ backend, id }, index) => [`${backend.id}:${id}`, queries[index]?.data?.name]))
  // By its text: cells are memoised on the map, and most renders change no name.
  return useMemo(() => namesFrom(known), [known])
}

function namesFrom(known: string): ReadonlyMap<string, string> {
  const pairs: unknown = JSON.parse(known)
  if (!Array.isArray(pairs)) return new Map()
  return new Map(pairs.filter(isNamed))
}

const isNamed = (pair: unknown): pair is [string, string] =>
  Array.isArray(pair) && pair.length === 2 && pair.every((part) => typeof part === "string")
