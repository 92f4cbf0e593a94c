import { hashKey, useQueries, useQueryClient, type QueryClient, type UseQueryResult } from "@tanstack/react-query"
import { useState } from "react"

import type { Backend, ModelQuery } from "~/api/backend"
import { modelsQuery } from "~/api/queries/models"
import type { LoadedModels } from "~/domain/models/mergeModels"
import type { RegisteredModelPage } from "~/domain/models/model"

type Question = Omit<ModelQuery, "page">

/** What has come of one server. */
export type ServerModels = LoadedModels & {
  /** Nothing has come of it yet. */
  readonly isWaiting: boolean
  readonly hasAnswered: boolean
  readonly isLoadingMore: boolean
  readonly isFetching: boolean
  readonly error: unknown
  readonly retry: () => void
  /** Asks for the page after the last one. */
  readonly loadMore: () => void
}

/** The same question to any number of servers, each with as many pages as were asked for and are still remembered. */
export function useModelPages(backends: readonly Backend[], question: Question): readonly ServerModels[] {
  const client = useQueryClient()
  const [asked, setAsked] = useState<ReadonlySet<string>>(new Set())
  const chains = backends.map((backend) => ({ backend, ...chainOf(client, { backend, question, asked }) }))
  const places = chains.flatMap(({ backend, pages }) => pages.map((page) => ({ server: backend.id, page })))
  const answers = useQueries({ queries: places.map(({ page }) => page) })
  return chains.map(({ backend: { id, modelPath }, next }) => ({
    ...toServerModels(
      id,
      answers.filter((_, index) => places[index]?.server === id),
    ),
    pathOf: modelPath,
    loadMore: () => next !== undefined && setAsked((old) => new Set(old).add(next)),
  }))
}

type Chain = { readonly backend: Backend; readonly question: Question; readonly asked: ReadonlySet<string> }

/** A page names the next one, so they are found one after the other; what the cache still has needs no new question. */
function chainOf(client: QueryClient, { backend, question, asked }: Chain) {
  const pages = [modelsQuery(backend, question)]
  const tokens = new Set<string>()
  for (;;) {
    const last = pages.at(-1)
    const token = last && client.getQueryData(last.queryKey)?.nextPage
    // One that names a page of before would go round for ever.
    if (token === undefined || tokens.has(token)) return { pages, next: undefined }
    tokens.add(token)
    const page = modelsQuery(backend, { ...question, page: token })
    const hash = hashKey(page.queryKey)
    if (!asked.has(hash) && client.getQueryData(page.queryKey) === undefined) return { pages, next: hash }
    pages.push(page)
  }
}

type Page = UseQueryResult<RegisteredModelPage>

function toServerModels(server: string, pages: readonly Page[]): Omit<ServerModels, "loadMore" | "pathOf"> {
  const loaded = pages.flatMap(({ data }) => data ?? [])
  const isBroken = pages.some(hasOnlyFailed)
  return {
    server,
    models: loaded.flatMap(({ models }) => models),
    // A page that failed keeps nobody else's models back.
    hasMore: !isBroken && loaded.at(-1)?.nextPage !== undefined,
    isWaiting: loaded.length === 0 && !isBroken,
    hasAnswered: loaded.length > 0,
    isLoadingMore: loaded.length > 0 && pages.some(({ isLoading }) => isLoading),
    isFetching: pages.some(({ isFetching }) => isFetching),
    error: pages.find(({ error }) => error !== null)?.error,
    retry: () => pages.forEach(({ error, refetch }) => error !== null && void refetch()),
  }
}

/** Also while it is asked again: the models of others are not taken away for the time that takes. */
const hasOnlyFailed = ({ data, errorUpdateCount }: Page): boolean => data === undefined && errorUpdateCount > 0
