import { useQuery } from "@tanstack/react-query"

import type { Backend } from "~/api/backend"
import { versionsOfRunQuery } from "~/api/queries/models"
import type { Run } from "~/domain/runs/run"

/** The registered versions that came from this run. */
export function useRunModels(backend: Backend, run: Run) {
  const query = useQuery(versionsOfRunQuery(backend, run.id))
  return { query, versions: query.data?.versions ?? [] }
}
