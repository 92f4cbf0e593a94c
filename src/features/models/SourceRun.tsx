import { useQuery } from "@tanstack/react-query"
import { Link } from "react-router-dom"

import type { Backend } from "~/api/backend"
import { runQuery } from "~/api/queries/runs"
import { RunName } from "~/components/RunName"
import { UntrustedText } from "~/components/UntrustedText"
import { routes } from "~/domain/url/routes"

/** The run a model came from, by name as soon as the server has told it; the link works before that. */
export function SourceRun({ backend, runId }: { backend: Backend; runId: string }) {
  const { data: run } = useQuery({ ...runQuery(backend, runId), enabled: runId !== "" })
  if (runId === "") return <>–</>
  if (run === undefined) {
    return (
      <Link to={routes.runById(backend.id, runId)}>
        <UntrustedText text={runId} />
      </Link>
    )
  }
  const to = routes.run({ server: backend.id, experimentId: run.experimentId, runId })
  return (
    <>
      <RunName run={run} to={to} />
      {run.isDeleted && " (deleted)"}
    </>
  )
}
