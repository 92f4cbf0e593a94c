import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query"

import { modelPagesQuery } from "~/api/queries/models"
import { LoadMore } from "~/components/LoadMore"
import { EmptyState } from "~/components/feedback/EmptyState"
import { QueryView } from "~/components/feedback/QueryView"
import { PageHeader } from "~/components/layout/PageHeader"
import { UntrustedText } from "~/components/UntrustedText"
import { Button } from "~/components/ui/Button"
import { DelayedSearchField } from "~/components/ui/DelayedSearchField"
import { modelsFound, readModelSearch } from "~/domain/models/modelFilter"
import { useBackend } from "~/features/connections/backends"
import { NewModel } from "~/features/model-actions/NewModel"
import { AbilityGate } from "~/features/models/AbilityGate"
import styles from "~/features/models/models.module.css"
import { useDocumentTitle } from "~/hooks/useDocumentTitle"
import { useSearch } from "~/hooks/useSearch"

import { ModelGrid } from "./ModelGrid"
import { modelOrderBy, modelsSearch } from "./modelsSearch"

/** The model registry of one server. */
export function ModelsPage() {
  useDocumentTitle("Models")
  const { can } = useBackend()
  return (
    <AbilityGate can={can.registry} title="Models">
      <Registry />
    </AbilityGate>
  )
}

const PAGE_SIZE = 100
const HOTKEY = { text: "Find a model", group: "Models" }

function Registry() {
  const backend = useBackend()
  const [{ search, sort }, setSearch] = useSearch(modelsSearch)
  const wanted = readModelSearch(search)
  const { modelTags } = backend.can
  const refused = wanted.tags.length > 0 && modelTags !== true ? modelTags : undefined
  const query = useInfiniteQuery({
    ...modelPagesQuery(backend, { filter: modelsFound(wanted), orderBy: modelOrderBy(sort), pageSize: PAGE_SIZE }),
    enabled: refused === undefined,
    // While one types, the models found before stay.
    placeholderData: keepPreviousData,
  })
  const models = query.data?.flatMap((page) => page.models)
  const onClear = () => setSearch({ search: "" })
  return (
    <>
      <PageHeader title="Models" actions={<NewModel backend={backend} />} />
      <div className={styles["toolbar"]}>
        <DelayedSearchField
          label={modelTags === true ? "Find by name, or tags.key = 'value'" : "Find by any part of the name"}
          value={search}
          onChange={(text) => setSearch({ search: text })}
          pauseMs={300}
          hotkey={HOTKEY}
        />
      </div>
      <div className={styles["work"]}>
        {refused === undefined ? (
          <QueryView query={{ ...query, data: models }} what="The models" empty={<NoModels {...{ search, onClear }} />}>
            {(found) => <ModelGrid models={found} sort={sort} onSort={(next) => setSearch({ sort: next })} />}
          </QueryView>
        ) : (
          <EmptyState title="Tags cannot be searched here">
            <p>{refused}</p>
            <Button onClick={onClear}>Clear the search</Button>
          </EmptyState>
        )}
      </div>
      {refused === undefined && models !== undefined && models.length > 0 && (
        <LoadMore pages={query} count={models.length} noun="model" />
      )}
    </>
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
