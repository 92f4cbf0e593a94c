import { useQuery } from "@tanstack/react-query"
import { Link } from "react-router-dom"

import type { Backend } from "~/api/backend"
import { experimentQuery } from "~/api/queries/experiments"
import { UntrustedText } from "~/components/UntrustedText"
import { routes } from "~/domain/url/routes"

/** An experiment by name as soon as the server has told it; the link works before that. */
export function ExperimentLink({ backend, id }: { backend: Backend; id: string }) {
  const { data } = useQuery(experimentQuery(backend, id))
  return (
    <Link to={routes.runs(backend.id, id)}>
      <UntrustedText text={data?.name ?? id} />
    </Link>
  )
}
