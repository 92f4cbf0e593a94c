import { useInfiniteQuery } from "@tanstack/react-query"

import type { Backend } from "~/api/backend"
import { modelVersionsQuery } from "~/api/queries/models"
import type { Run } from "~/domain/runs/run"

import { isPlainId } from "./runParts"

const PAGE_SIZE = 50

/** The registered versions that came from this run. */
export function useRunModels(backend: Backend, run: Run) {
  const query = useInfiniteQuery({
    ...modelVersionsQuery(backend, { filter: `run_id = '${run.id}'`, orderBy: [], pageSize: PAGE_SIZE }),
    enabled: backend.can.registry === true && isPlainId(run.id),
  })
  return { query, versions: query.data?.flatMap((page) => page.versions) ?? [] }
}
