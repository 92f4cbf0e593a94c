import { useInfiniteQuery } from "@tanstack/react-query"

import type { Backend } from "~/api/backend"
import { modelVersionsQuery } from "~/api/queries/models"
import type { ModelVersion } from "~/domain/models/model"
import { versionsOf } from "~/domain/models/modelFilter"

/** Further back nobody goes by hand. */
export const MOST_VERSIONS = 200

/** The versions of a model to choose from, newest first; undefined while they are not there. */
export function useVersions(backend: Backend, name: string) {
  const query = useInfiniteQuery(
    modelVersionsQuery(backend, {
      filter: versionsOf(name),
      orderBy: ["version_number DESC"],
      pageSize: MOST_VERSIONS,
    }),
  )
  const versions: readonly ModelVersion[] | undefined = query.data
    ?.flatMap((page) => page.versions)
    .filter((version) => version.name === name)
  return { versions, error: query.error, isCut: query.hasNextPage }
}
