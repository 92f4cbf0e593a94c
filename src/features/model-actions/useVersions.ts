import { useInfiniteQuery } from "@tanstack/react-query"

import type { Backend } from "~/api/backend"
import { NEWEST_FIRST, versionsOfModelQuery } from "~/api/queries/models"

/** The versions of a model to choose from, newest first; undefined while they are not there. Further back nobody goes by hand. */
export function useVersions(backend: Backend, name: string) {
  const {
    data: versions,
    error,
    hasNextPage: isCut,
  } = useInfiniteQuery(versionsOfModelQuery(backend, name, NEWEST_FIRST))
  return { versions, error, isCut }
}
