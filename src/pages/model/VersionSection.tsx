import { useInfiniteQuery } from "@tanstack/react-query"
import { useCallback, useState } from "react"

import { versionsOfModelQuery } from "~/api/queries/models"
import { LoadMore } from "~/components/LoadMore"
import { EmptyState } from "~/components/feedback/EmptyState"
import { QueryView } from "~/components/feedback/QueryView"
import { Button } from "~/components/ui/Button"
import { ButtonLink } from "~/components/ui/ButtonLink"
import type { RegisteredModel } from "~/domain/models/model"
import { compareVersions } from "~/domain/models/versions"
import { routes } from "~/domain/url/routes"
import { useBackend } from "~/features/connections/backends"
import { Section } from "~/features/models/Section"
import { useSearch } from "~/hooks/useSearch"

import { modelSearch, versionOrderBy } from "./modelSearch"
import { useSourceRuns } from "./useSourceRuns"
import { VersionGrid } from "./VersionGrid"

export function VersionSection({ model }: { model: RegisteredModel }) {
  const backend = useBackend()
  const [{ sort }, setSearch] = useSearch(modelSearch)
  const query = useInfiniteQuery(versionsOfModelQuery(backend, model.name, versionOrderBy(sort)))
  const [picked, setPicked] = useState<readonly string[]>([])
  const pick = useCallback(
    (version: string) =>
      setPicked((old) => (old.includes(version) ? old.filter((other) => other !== version) : [...old, version])),
    [],
  )
  const { data: versions } = query
  const sources = useSourceRuns(backend, versions)
  return (
    <Section
      title="Versions"
      count={query.hasNextPage ? undefined : versions?.length}
      actions={(versions?.length ?? 0) > 0 && <Compare model={model} picked={picked} />}
    >
      <QueryView
        // Drawn with the columns of the runs: coming later, they would push the others aside.
        query={{ ...query, data: sources.isDrawable ? versions : undefined }}
        what="The versions"
        empty={
          <EmptyState title="No versions yet">
            <p>A version appears when a run registers its model under this name.</p>
          </EmptyState>
        }
      >
        {(found) => (
          <VersionGrid
            model={model}
            versions={found}
            sources={sources}
            sort={sort}
            onSort={(next) => setSearch({ sort: next })}
            picked={picked}
            onPick={pick}
          />
        )}
      </QueryView>
      {query.hasNextPage && <LoadMore pages={query} count={versions?.length ?? 0} noun="version" />}
    </Section>
  )
}

/** The oldest of them is what the others are compared with. */
function Compare({ model: { name }, picked }: { model: RegisteredModel; picked: readonly string[] }) {
  const { id: server } = useBackend()
  if (picked.length < 2) return <Button disabledReason="Tick two or more versions">Compare</Button>
  const versions = picked.toSorted(compareVersions).map((version) => ({ server, name, version }))
  return <ButtonLink to={routes.compareModels(versions)}>Compare {picked.length} versions</ButtonLink>
}
