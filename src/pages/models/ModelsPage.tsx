import { LoadMore } from "~/components/LoadMore"
import { EmptyState } from "~/components/feedback/EmptyState"
import { PageHeader } from "~/components/layout/PageHeader"
import { UntrustedText } from "~/components/UntrustedText"
import { Button } from "~/components/ui/Button"
import { DelayedSearchField } from "~/components/ui/DelayedSearchField"
import { Switch } from "~/components/ui/Switch"
import { readModelSearch } from "~/domain/models/modelFilter"
import { useBackend } from "~/features/connections/backends"
import { NewModel } from "~/features/model-actions/NewModel"
import { AbilityGate } from "~/features/models/AbilityGate"
import styles from "~/features/models/models.module.css"
import { useDocumentTitle } from "~/hooks/useDocumentTitle"
import { useSearch } from "~/hooks/useSearch"

import { RegisteredModels } from "./RegisteredModels"
import { modelsSearch } from "./modelsSearch"
import { RegistryNotes } from "./RegistryNotes"
import { ServersMenu } from "./ServersMenu"
import { useModelList } from "./useModelList"
import { useRegistries } from "./useRegistries"

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
  const [{ search, sort, view, with: others }, setSearch] = useSearch(modelsSearch)
  const wanted = readModelSearch(search)
  const registries = useRegistries(others, wanted.tags.length > 0)
  const list = useModelList(registries, wanted, sort)
  const hasFolders = list.models?.some(({ path }) => path.length > 1) === true
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
        {(view === "tree" || hasFolders) && (
          <Switch
            label="As a tree"
            checked={view === "tree"}
            onChange={(isTree) => setSearch({ view: isTree ? "tree" : "list" })}
          />
        )}
        <ServersMenu own={backend.id} chosen={others} onChange={(chosen) => setSearch({ with: chosen })} />
      </div>
      <div className={styles["work"]}>
        {isSeveral && <RegistryNotes registries={registries} list={list} />}
        <RegisteredModels
          registries={registries}
          list={list}
          empty={<NoModels {...{ search, onClear }} />}
          onClear={onClear}
        />
      </div>
      {list.servers.length > 0 && list.models !== undefined && list.models.length > 0 && (
        <LoadMore pages={list.pages} count={list.models.length} noun="model" />
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
