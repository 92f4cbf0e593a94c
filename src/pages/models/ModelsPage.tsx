import { useMemo, type ReactNode } from "react"

import { LoadMore } from "~/components/LoadMore"
import { EmptyState } from "~/components/feedback/EmptyState"
import { QueryView } from "~/components/feedback/QueryView"
import { PageHeader } from "~/components/layout/PageHeader"
import { UntrustedText } from "~/components/UntrustedText"
import { Button } from "~/components/ui/Button"
import { DelayedSearchField } from "~/components/ui/DelayedSearchField"
import { readModelSearch } from "~/domain/models/modelFilter"
import { useBackend } from "~/features/connections/backends"
import { useServers } from "~/features/connections/ConnectionsContext"
import { NewModel } from "~/features/model-actions/NewModel"
import { AbilityGate } from "~/features/models/AbilityGate"
import styles from "~/features/models/models.module.css"
import { useDocumentTitle } from "~/hooks/useDocumentTitle"
import { useSearch } from "~/hooks/useSearch"

import { ModelGrid } from "./ModelGrid"
import { modelsSearch } from "./modelsSearch"
import { RegistryNotes } from "./RegistryNotes"
import { ServersMenu } from "./ServersMenu"
import { useModelList, type ModelList } from "./useModelList"
import { useRegistries, type Registry as Registered } from "./useRegistries"

/** The model registry of one server. */
export function ModelsPage() {
  useDocumentTitle("Models")
  const { can, id } = useBackend()
  return (
    <AbilityGate can={can.registry} title="Models">
      <Registry key={id} />
    </AbilityGate>
  )
}

const HOTKEY = { text: "Find a model", group: "Models" }

function Registry() {
  const backend = useBackend()
  const [{ search, sort, with: others }, setSearch] = useSearch(modelsSearch)
  const wanted = readModelSearch(search)
  const registries = useRegistries(others, wanted.tags.length > 0)
  const list = useModelList(registries, wanted, sort)
  const isSeveral = registries.length > 1
  const onClear = () => setSearch({ search: "" })
  return (
    <>
      <PageHeader title="Models" actions={<NewModel backend={backend} />} />
      <div className={styles["toolbar"]}>
        <DelayedSearchField
          label={
            backend.can.modelTags === true ? "Find by name, or tags.key = 'value'" : "Find by any part of the name"
          }
          value={search}
          onChange={(text) => setSearch({ search: text })}
          pauseMs={300}
          hotkey={HOTKEY}
          className={styles["find"]}
        />
        <ServersMenu own={backend.id} chosen={others} onChange={(chosen) => setSearch({ with: chosen })} />
      </div>
      <div className={styles["work"]}>
        {isSeveral && <RegistryNotes registries={registries} list={list} />}
        <Models registries={registries} list={list} empty={<NoModels {...{ search, onClear }} />} onClear={onClear} />
      </div>
      {list.servers.length > 0 && list.models !== undefined && list.models.length > 0 && (
        <LoadMore pages={list.pages} count={list.models.length} noun="model" />
      )}
    </>
  )
}

type ModelsProps = {
  registries: readonly Registered[]
  list: ModelList
  empty: ReactNode
  onClear: () => void
}

function Models({ registries, list, empty, onClear }: ModelsProps) {
  const [{ sort }, setSearch] = useSearch(modelsSearch)
  const [own] = registries
  const labels = useServerLabels(registries)
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
      {(models) => (
        <ModelGrid models={models} serverLabels={labels} sort={sort} onSort={(next) => setSearch({ sort: next })} />
      )}
    </QueryView>
  )
}

/** Only where there are several. */
function useServerLabels(registries: readonly Registered[]): ReadonlyMap<string, string> | undefined {
  const servers = useServers()
  const isSeveral = registries.length > 1
  return useMemo(
    () => (isSeveral ? new Map(servers.map(({ id, label }) => [id, label])) : undefined),
    [servers, isSeveral],
  )
}

function NoModels({ search, onClear }: { search: string; onClear: () => void }) {
  if (search.trim() !== "") {
    return (
      <EmptyState title="No model matches">
        <p>
          No model has <UntrustedText text={search} />.
        </p>
        <Button onClick={onClear}>Clear the search</Button>
      </EmptyState>
    )
  }
  return (
    <EmptyState title="No models are registered yet">
      <p>
        A script registers one with <code>mlflow.register_model</code>, or with <code>registered_model_name</code> when
        it logs the model.
      </p>
    </EmptyState>
  )
}
