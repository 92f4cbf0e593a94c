import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { UntrustedText } from "~/components/UntrustedText"
import { visibleText } from "~/domain/text/visibleText"

import styles from "./RegistryNotes.module.css"
import type { ModelList } from "./useModelList"
import type { Registry } from "./useRegistries"

/** What is to be known of single servers of a list, above it. */
export function RegistryNotes({ registries, list }: { registries: readonly Registry[]; list: ModelList }) {
  return registries.map((registry) => <Note key={registry.id} registry={registry} list={list} />)
}

function Note({ registry: { id, label, state }, list }: { registry: Registry; list: ModelList }) {
  const what = `The models of ${visibleText(label)}`
  if (state.kind === "failed") return <ErrorNotice error={state.error} what={what} onRetry={state.retry} isCompact />
  const own = list.servers.find(({ server }) => server === id)
  const says = state.kind === "none" ? state.why : list.unsorted.includes(id) ? SORTS_OTHERWISE : undefined
  return (
    <>
      {own?.error !== undefined && (
        <ErrorNotice error={own.error} what={what} onRetry={own.retry} isRetrying={own.isFetching} isCompact />
      )}
      {says !== undefined && (
        <p className={styles["note"]}>
          <b>
            <UntrustedText text={label} />
          </b>
          : {says}
        </p>
      )}
    </>
  )
}

const SORTS_OTHERWISE =
  "it sorts in its own way and its models keep that order, so a model that is also on another server may stand apart."
