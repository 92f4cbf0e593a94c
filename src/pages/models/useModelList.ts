import { useState } from "react"

import type { Pages } from "~/components/LoadMore"
import { isInOrder, mergeModels, type ListedModel, type ModelOrder } from "~/domain/models/mergeModels"
import { modelsFound, type ModelSearch } from "~/domain/models/modelFilter"
import { useFirstDrawing } from "~/hooks/useFirstDrawing"

import { modelOrderBy } from "./modelsSearch"
import { useModelPages, type ServerModels } from "./useModelPages"
import type { Registry } from "./useRegistries"

const PAGE_SIZE = 100

export type ModelList = {
  /** undefined until there is anything to say. */
  readonly models: readonly ListedModel[] | undefined
  /** They answer an older question, because nobody has answered this one yet. */
  readonly isPlaceholderData: boolean
  readonly isWaiting: boolean
  readonly servers: readonly ServerModels[]
  /** The servers which sort otherwise than this list. */
  readonly unsorted: readonly string[]
  readonly pages: Pages
}

/** One list over all registries that can be asked. */
export function useModelList(registries: readonly Registry[], wanted: ModelSearch, sort: ModelOrder): ModelList {
  const backends = registries.flatMap(({ state }) => (state.kind === "ready" ? state.backend : []))
  const question = { filter: modelsFound(wanted), orderBy: modelOrderBy(sort), pageSize: PAGE_SIZE }
  const servers = useModelPages(backends, question)
  const isWaiting =
    registries.some(({ state }) => state.kind === "connecting") || servers.some((server) => server.isWaiting)
  const isDrawn = useFirstDrawing(isWaiting, `${sort} ${question.filter}`)
  const answered = servers.filter(({ hasAnswered }) => hasAnswered)
  const isReady = isDrawn && answered.length > 0
  const { models, awaited } = mergeModels(answered, sort)
  const isLoading = isWaiting || servers.some(({ isLoadingMore }) => isLoadingMore)
  return {
    models: useKept(models, isReady),
    isPlaceholderData: !isReady,
    isWaiting,
    servers,
    unsorted: answered.filter((one) => !isInOrder(one, sort)).map(({ server }) => server),
    pages: {
      hasNextPage: awaited.length > 0 || (isReady && isLoading),
      isFetchingNextPage: isLoading,
      fetchNextPage: () => {
        for (const one of servers) if (awaited.includes(one.server)) one.loadMore()
        return Promise.resolve()
      },
    },
  }
}

/** While one types, the models found before stay. The same list as long as nothing in it changes: rows are memoised on it. */
function useKept(models: readonly ListedModel[], isReady: boolean): readonly ListedModel[] | undefined {
  const [kept, setKept] = useState<readonly ListedModel[]>()
  const shown = !isReady || (kept !== undefined && isSame(models, kept)) ? kept : models
  if (shown !== kept) setKept(shown)
  return shown
}

const isSame = (a: readonly ListedModel[], b: readonly ListedModel[]): boolean =>
  a.length === b.length && a.every(({ server, model }, at) => server === b[at]?.server && model === b[at].model)
