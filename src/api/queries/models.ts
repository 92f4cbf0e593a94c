import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query"

import type { Backend, LoggedModelQuery, ModelQuery } from "~/api/backend"
import type { LoggedModelPage, ModelVersion, ModelVersionPage } from "~/domain/models/model"
import { versionsOf } from "~/domain/models/modelFilter"
import { isPending } from "~/domain/models/versions"
import { isPlainId } from "~/domain/runs/run"

/** One page of matches, the first one where none is named. */
export const modelsQuery = (backend: Backend, query: ModelQuery) =>
  queryOptions({
    queryKey: [backend.id, "models", query],
    queryFn: ({ signal }) => backend.searchModels(query, signal),
  })

const pages = {
  initialPageParam: undefined,
  getNextPageParam: (last: { nextPage: string | undefined }) => last.nextPage,
}

type Paged<Q> = Omit<Q, "page">
type Token = string | undefined

export const modelQuery = (backend: Backend, name: string) =>
  queryOptions({
    queryKey: [backend.id, "model", name],
    queryFn: ({ signal }) => backend.getModel(name, signal),
  })

/** As many as one page of them has. */
export const VERSIONS_OF_A_PAGE = 200
export const NEWEST_FIRST: readonly string[] = ["version_number DESC"]

/** The versions of a model, page by page; who asks in the same order shares the answers. */
export const versionsOfModelQuery = (backend: Backend, name: string, orderBy: readonly string[]) => {
  const query: Paged<ModelQuery> = { filter: versionsOf(name), orderBy, pageSize: VERSIONS_OF_A_PAGE }
  const queryKey = [backend.id, "modelVersions", query] as const
  return infiniteQueryOptions<ModelVersionPage, Error, readonly ModelVersion[], typeof queryKey, Token>({
    ...pages,
    queryKey,
    queryFn: ({ pageParam, signal }) => backend.searchModelVersions({ ...query, page: pageParam }, signal),
    select: (loaded) => loaded.pages.flatMap(({ versions }) => versions).filter((version) => version.name === name),
  })
}

const MOST_OF_A_RUN = 200

/** The registered versions that came from a run, in one answer. Its key begins like that of all lists of versions. */
export const versionsOfRunQuery = (backend: Backend, runId: string) => {
  const query = { filter: `run_id = '${runId}'`, orderBy: [], pageSize: MOST_OF_A_RUN }
  return queryOptions({
    queryKey: [backend.id, "modelVersions", "of a run", query],
    queryFn: ({ signal }) => backend.searchModelVersions(query, signal),
    enabled: backend.can.registry === true && isPlainId(runId),
  })
}

const PENDING_MS = 10_000

export const modelVersionQuery = (backend: Backend, { name, version }: { name: string; version: string }) =>
  queryOptions({
    queryKey: [backend.id, "modelVersion", name, version],
    queryFn: ({ signal }) => backend.getModelVersion(name, version, signal),
    // A registration that is under way becomes ready or fails while one watches.
    refetchInterval: ({ state }) => (isPending(state.data) ? PENDING_MS : false),
  })

export const loggedModelsQuery = (backend: Backend, query: Paged<LoggedModelQuery>) => {
  const queryKey = [backend.id, "loggedModels", query] as const
  return infiniteQueryOptions<LoggedModelPage, Error, readonly LoggedModelPage[], typeof queryKey, Token>({
    ...pages,
    queryKey,
    queryFn: ({ pageParam, signal }) => backend.searchLoggedModels({ ...query, page: pageParam }, signal),
    select: (loaded) => loaded.pages,
  })
}

export const loggedModelQuery = (backend: Backend, id: string) =>
  queryOptions({
    queryKey: [backend.id, "loggedModel", id],
    queryFn: ({ signal }) => backend.getLoggedModel(id, signal),
  })

export const modelGuideQuery = (backend: Backend) =>
  queryOptions({
    queryKey: [backend.id, "modelGuide"],
    queryFn: () => backend.modelGuide(),
    staleTime: Infinity,
    structuralSharing: false, // functions
  })
