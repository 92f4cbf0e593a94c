import { useMemo, type ReactNode } from "react"

import { EmptyState } from "~/components/feedback/EmptyState"
import { QueryView } from "~/components/feedback/QueryView"
import { Button } from "~/components/ui/Button"
import type { ListedModel } from "~/domain/models/mergeModels"
import { stageOf } from "~/domain/models/versions"
import { useBackend } from "~/features/connections/backends"
import { useServers } from "~/features/connections/ConnectionsContext"
import { useSearch } from "~/hooks/useSearch"

import { ModelGrid } from "./ModelGrid"
import { modelsSearch } from "./modelsSearch"
import type { ModelList } from "./useModelList"
import { useModelRows } from "./useModelRows"
import type { Registry } from "./useRegistries"

type RegisteredModelsProps = {
  registries: readonly Registry[]
  list: ModelList
  empty: ReactNode
  onClear: () => void
}

/** The list, or why there is none. */
export function RegisteredModels({ registries, list, empty, onClear }: RegisteredModelsProps) {
  const [own] = registries
  const only = registries.length === 1 ? list.servers[0] : undefined
  if (own?.state.kind === "none" && registries.every(({ state }) => state.kind === "none")) {
    return (
      <EmptyState title="Tags cannot be searched here">
        {registries.length === 1 && <p>{own.state.why}</p>}
        <Button onClick={onClear}>Clear the search</Button>
      </EmptyState>
    )
  }
  // All have failed, and above is written why.
  if (only === undefined && list.models === undefined && !list.isWaiting) return null
  const query = {
    data: list.models,
    error: only?.error,
    isFetching: list.servers.some(({ isFetching }) => isFetching),
    isPlaceholderData: list.isPlaceholderData,
    ...(only && { refetch: only.retry }),
  }
  return (
    <QueryView query={query} what="The models" empty={empty}>
      {(models) => <Listed models={models} isSeveral={registries.length > 1} />}
    </QueryView>
  )
}

function Listed({ models, isSeveral }: { models: readonly ListedModel[]; isSeveral: boolean }) {
  const { id: server } = useBackend()
  const servers = useServers()
  const [{ search, sort, view }, setSearch] = useSearch(modelsSearch)
  const isTree = view === "tree" && models.some(({ path }) => path.length > 1)
  const { rows, onToggle } = useModelRows(models, { server, search, isTree })
  const labels = useMemo(
    () => (isSeveral ? new Map(servers.map(({ id, label }) => [id, label])) : undefined),
    [servers, isSeveral],
  )
  const hasStages = models.some(({ model }) => model.latestVersions.some((version) => stageOf(version) !== undefined))
  return (
    <ModelGrid
      rows={rows}
      onToggle={onToggle}
      serverLabels={labels}
      hasStages={hasStages}
      hasOwners={models.some(({ model }) => model.owner !== "")}
      sort={sort}
      onSort={(next) => setSearch({ sort: next })}
    />
  )
}
