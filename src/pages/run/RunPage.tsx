import { useQuery } from "@tanstack/react-query"
import { Navigate, useParams } from "react-router-dom"

import { runQuery } from "~/api/queries/runs"
import { QueryView } from "~/components/feedback/QueryView"
import { PageHeader } from "~/components/layout/PageHeader"
import { UntrustedText } from "~/components/UntrustedText"
import { isNotFound } from "~/domain/errors/apiError"
import { isUnfinished } from "~/domain/runs/runStatus"
import type { Run } from "~/domain/runs/run"
import { nameOrId } from "~/domain/text/nameOrId"
import { routes, RUN_TABS, type RunTab } from "~/domain/url/routes"
import { useBackend } from "~/features/connections/backends"
import { usePreferences } from "~/hooks/preferences"
import { useDocumentTitle } from "~/hooks/useDocumentTitle"

import { RunSkeleton } from "./RunSkeleton"
import { RunView } from "./RunView"
import { NoRun } from "./Tombstone"

const SHORTEST_MS = 10_000

/** One run: what it did, with what, and what came of it. */
export function RunPage() {
  const { experimentId = "", runId = "", tab } = useParams()
  const backend = useBackend()
  const query = useRun(runId)
  useDocumentTitle(nameOrId(query.data?.name, runId))
  const shown = RUN_TABS.find((name) => name === (tab ?? "overview"))
  if (shown === undefined) {
    return <Navigate to={routes.run({ server: backend.id, experimentId, runId })} replace />
  }
  const isGone = isNotFound(query.error)
  if (isGone && query.data !== undefined)
    return <Found run={query.data} tab={shown} goneSinceMs={query.dataUpdatedAt} />
  if (isGone) return <NoRun server={backend.id} experimentId={experimentId} runId={runId} />
  return (
    <>
      {query.data === undefined && query.error !== null && <PageHeader title={<UntrustedText text={runId} />} />}
      <QueryView query={query} what="The run" skeleton={<RunSkeleton />}>
        {(run) => <Found run={run} tab={shown} />}
      </QueryView>
    </>
  )
}

/** A run that goes on is asked for again, never oftener than every ten seconds and never from a hidden tab. */
function useRun(runId: string) {
  const backend = useBackend()
  const { refreshSeconds } = usePreferences()
  const everyMs = refreshSeconds === 0 ? false : Math.max(SHORTEST_MS, refreshSeconds * 1000)
  return useQuery({
    ...runQuery(backend, runId),
    refetchInterval: ({ state: { data } }) => (data !== undefined && isUnfinished(data.status) ? everyMs : false),
    refetchIntervalInBackground: false,
  })
}

function Found({ run, tab, goneSinceMs }: { run: Run; tab: RunTab; goneSinceMs?: number | undefined }) {
  const { experimentId = "" } = useParams()
  const { id: server } = useBackend()
  // Links may name another experiment, or none that exists: the run knows its own.
  if (run.experimentId !== experimentId && run.experimentId !== "") {
    return <Navigate to={routes.run({ server, experimentId: run.experimentId, runId: run.id, tab })} replace />
  }
  return <RunView run={run} tab={tab} goneSinceMs={goneSinceMs} />
}
