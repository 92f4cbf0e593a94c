import { useInfiniteQuery } from "@tanstack/react-query"

import { modelVersionsQuery } from "~/api/queries/models"
import { LoadMore } from "~/components/LoadMore"
import { EmptyState } from "~/components/feedback/EmptyState"
import { QueryView } from "~/components/feedback/QueryView"
import type { RegisteredModel } from "~/domain/models/model"
import { versionsOf } from "~/domain/models/modelFilter"
import { useBackend } from "~/features/connections/backends"
import { Section } from "~/features/models/Section"
import { useSearch } from "~/hooks/useSearch"

import { modelSearch, versionOrderBy } from "./modelSearch"
import { VersionGrid } from "./VersionGrid"

const PAGE_SIZE = 200

export function VersionSection({ model }: { model: RegisteredModel }) {
  const backend = useBackend()
  const [{ sort }, setSearch] = useSearch(modelSearch)
  const query = useInfiniteQuery(
    modelVersionsQuery(backend, {
      filter: versionsOf(model.name),
      orderBy: versionOrderBy(sort),
      pageSize: PAGE_SIZE,
    }),
  )
  const versions = query.data?.flatMap((page) => page.versions).filter(({ name }) => name === model.name)
  return (
    <Section title="Versions" count={query.hasNextPage ? undefined : versions?.length}>
      <QueryView
        query={{ ...query, data: versions }}
        what="The versions"
        empty={
          <EmptyState title="No versions yet">
            <p>A version appears when a run registers its model under this name.</p>
          </EmptyState>
        }
      >
        {(found) => (
          <VersionGrid model={model} versions={found} sort={sort} onSort={(next) => setSearch({ sort: next })} />
        )}
      </QueryView>
      {query.hasNextPage && <LoadMore pages={query} count={versions?.length ?? 0} noun="version" />}
    </Section>
  )
}
