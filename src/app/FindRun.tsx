import { useQuery } from "@tanstack/react-query"
import { Navigate, useLocation, useParams } from "react-router-dom"

import { runQuery } from "~/api/queries/runs"
import { QueryView } from "~/components/feedback/QueryView"
import { PageHeader } from "~/components/layout/PageHeader"
import { UntrustedText } from "~/components/UntrustedText"
import { routes } from "~/domain/url/routes"
import { useBackend } from "~/features/connections/backends"

import { PageSkeleton } from "./PageSkeleton"

/** A link that knows the run but not its experiment: ask, then go to the run's own address. */
export function FindRun() {
  const { runId = "" } = useParams()
  const { search } = useLocation()
  const backend = useBackend()
  const run = useQuery(runQuery(backend, runId))
  return (
    <>
      {run.error !== null && <PageHeader title={<UntrustedText text={runId} />} />}
      <QueryView query={run} what="The run" skeleton={<PageSkeleton />}>
        {({ experimentId, id }) => (
          <Navigate to={routes.run({ server: backend.id, experimentId, runId: id }) + search} replace />
        )}
      </QueryView>
    </>
  )
}
