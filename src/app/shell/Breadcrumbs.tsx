import { useQuery } from "@tanstack/react-query"
import { useEffect, type ReactNode } from "react"
import { Link, useMatch } from "react-router-dom"

import type { Backend } from "~/api/backend"
import { experimentQuery } from "~/api/queries/experiments"
import { runQuery } from "~/api/queries/runs"
import { useCurrentPlace, type CurrentPlace } from "~/app/useCurrentPlace"
import { UntrustedText } from "~/components/UntrustedText"
import { nameParts, shownLabel } from "~/domain/experiments/experimentTree"
import { routes } from "~/domain/url/routes"
import { useBackends } from "~/features/connections/backends"
import { useServers } from "~/features/connections/ConnectionsContext"
import { noteVisit } from "~/features/experiment-tree/marks"

import styles from "./Breadcrumbs.module.css"

/** Where the page is: server, path of the experiment, run; or server, models, model, version. */
export function Breadcrumbs() {
  const place = useCurrentPlace()
  return (
    <nav aria-label="Breadcrumbs" className={styles["crumbs"]}>
      {place !== undefined && <PlaceCrumbs place={place} />}
    </nav>
  )
}

function PlaceCrumbs({ place }: { place: CurrentPlace }) {
  const server = useServers().find(({ id }) => id === place.server)
  const backend = useBackends([place.server])[0]?.query.data
  const model = useMatch("/s/:server/models/:name/*")?.params.name
  const version = useMatch("/s/:server/models/:name/versions/:version")?.params.version
  const isModels = useMatch("/s/:server/models/*") !== null
  const first = (
    <Link to={routes.experiments(place.server)}>
      <UntrustedText text={server?.label ?? place.server} />
    </Link>
  )
  if (isModels) {
    const name = model === undefined ? [] : [link(routes.model(place.server, model), model)]
    const number = version === undefined ? [] : [`Version ${version}`]
    return <Crumbs crumbs={[first, link(routes.models(place.server), "Models"), ...name, ...number]} />
  }
  if (backend === undefined || place.experimentId === undefined) return <Crumbs crumbs={[first]} />
  return <ExperimentCrumbs first={first} backend={backend} experimentId={place.experimentId} />
}

function ExperimentCrumbs({
  first,
  backend,
  experimentId,
}: {
  first: ReactNode
  backend: Backend
  experimentId: string
}) {
  const { data: experiment } = useQuery(experimentQuery(backend, experimentId))
  const name = experiment?.name
  // Remembered in the browser's storage, outside React.
  useEffect(() => {
    if (name !== undefined) noteVisit({ server: backend.id, id: experimentId, name })
  }, [backend.id, experimentId, name])
  const runId = useMatch("/s/:server/experiments/:experimentId/runs/:runId/*")?.params.runId
  const parts = nameParts(name ?? experimentId)
  const last = link(routes.runs(backend.id, experimentId), shownLabel(parts.at(-1) ?? ""))
  return (
    <Crumbs crumbs={[first, ...parts.slice(0, -1), last]}>
      {runId !== undefined && <RunCrumb backend={backend} runId={runId} />}
    </Crumbs>
  )
}

function RunCrumb({ backend, runId }: { backend: Backend; runId: string }) {
  const { data: run } = useQuery(runQuery(backend, runId))
  return <UntrustedText text={run?.name || runId} />
}

const link = (to: string, text: string) => (
  <Link to={to}>
    <UntrustedText text={text} />
  </Link>
)

/** Plain text is a name from the server. `children` is one more crumb that needs to ask for its own name. */
function Crumbs({ crumbs, children }: { crumbs: readonly ReactNode[]; children?: ReactNode }) {
  const hasMore = children !== undefined && children !== false
  return (
    <ol>
      {crumbs.map((crumb, index) => (
        // A crumb has no identity but its place.
        // oxlint-disable-next-line react/no-array-index-key -- see above
        <li key={index} aria-current={!hasMore && index === crumbs.length - 1 ? "page" : undefined}>
          {typeof crumb === "string" ? <UntrustedText text={crumb} /> : crumb}
        </li>
      ))}
      {hasMore && <li aria-current="page">{children}</li>}
    </ol>
  )
}
