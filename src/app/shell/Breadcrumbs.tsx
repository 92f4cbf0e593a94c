import { useQuery } from "@tanstack/react-query"
import { useEffect, type ReactNode } from "react"
import { Link, useLocation, useMatch } from "react-router-dom"

import type { Backend } from "~/api/backend"
import { experimentQuery } from "~/api/queries/experiments"
import { loggedModelQuery } from "~/api/queries/models"
import { runQuery } from "~/api/queries/runs"
import { useCurrentPlace, type CurrentPlace } from "~/app/useCurrentPlace"
import { UntrustedText } from "~/components/UntrustedText"
import { nameParts, shownLabel } from "~/domain/experiments/experimentTree"
import { nameOrId } from "~/domain/text/nameOrId"
import { modelNameIn, routes } from "~/domain/url/routes"
import { useBackends } from "~/features/connections/backends"
import { useServers } from "~/features/connections/ConnectionsContext"
import { noteVisit } from "~/features/experiment-tree/marks"

import styles from "./Breadcrumbs.module.css"

/** Where the page is: server, path of the experiment, run, logged model; or server, models, model, version. */
export function Breadcrumbs() {
  const place = useCurrentPlace()
  // A landmark that holds nothing is a stop for nothing.
  if (place === undefined) return null
  return (
    <nav aria-label="Breadcrumbs" className={styles["crumbs"]}>
      <PlaceCrumbs place={place} />
    </nav>
  )
}

function PlaceCrumbs({ place }: { place: CurrentPlace }) {
  const server = useServers().find(({ id }) => id === place.server)
  const backend = useBackends([place.server])[0]?.query.data
  const isModels = useMatch("/s/:server/models/*") !== null
  const first = (
    <Link to={routes.experiments(place.server)}>
      <UntrustedText text={server?.label ?? place.server} />
    </Link>
  )
  if (isModels) return <RegistryCrumbs first={first} server={place.server} />
  if (backend === undefined) return <Crumbs crumbs={[first]} />
  return <TrackedCrumbs {...{ first, backend }} experimentId={place.experimentId} />
}

function RegistryCrumbs({ first, server }: { first: ReactNode; server: string }) {
  const model = modelNameIn(useLocation().pathname)
  const version = useMatch("/s/:server/models/:name/versions/:version")?.params.version
  const name = model === undefined ? [] : [link(routes.model(server, model), model)]
  const number = version === undefined ? [] : [`Version ${version}`]
  return <Crumbs crumbs={[first, link(routes.models(server), "Models"), ...name, ...number]} />
}

type Tracked = { first: ReactNode; backend: Backend }

function TrackedCrumbs({ first, backend, experimentId }: Tracked & { experimentId: string | undefined }) {
  const modelId = useMatch("/s/:server/logged-models/:modelId")?.params.modelId
  const runId = useMatch("/s/:server/experiments/:experimentId/runs/:runId/*")?.params.runId
  if (modelId !== undefined) return <LoggedModelCrumbs {...{ first, backend, modelId }} />
  if (experimentId === undefined) return <Crumbs crumbs={[first]} />
  const run = runId === undefined ? [] : [<RunCrumb key="run" {...{ backend, runId }} />]
  return <ExperimentCrumbs {...{ first, backend, experimentId }} inside={run} />
}

function ExperimentCrumbs({
  first,
  backend,
  experimentId,
  inside,
}: Tracked & {
  experimentId: string
  inside: readonly ReactNode[]
}) {
  const { data: experiment } = useQuery(experimentQuery(backend, experimentId))
  const name = experiment?.name
  // Remembered in the browser's storage, outside React.
  useEffect(() => {
    if (name !== undefined) noteVisit({ server: backend.id, id: experimentId, name })
  }, [backend.id, experimentId, name])
  const parts = nameParts(name ?? experimentId)
  const last = link(routes.runs(backend.id, experimentId), shownLabel(parts.at(-1) ?? ""))
  return <Crumbs crumbs={[first, ...parts.slice(0, -1), last, ...inside]} />
}

/** Its address does not tell in which experiment and run it was made: the model does. */
function LoggedModelCrumbs({ first, backend, modelId }: Tracked & { modelId: string }) {
  const isThere = backend.can.loggedModels === true
  const { data: model } = useQuery({ ...loggedModelQuery(backend, modelId), enabled: isThere })
  const name = nameOrId(model?.name, modelId)
  if (model === undefined) return <Crumbs crumbs={[first, name]} />
  const { experimentId, sourceRunId: runId } = model
  const run = (
    <Link to={routes.run({ server: backend.id, experimentId, runId })}>
      <RunCrumb {...{ backend, runId }} />
    </Link>
  )
  return <ExperimentCrumbs {...{ first, backend, experimentId }} inside={runId === "" ? [name] : [run, name]} />
}

function RunCrumb({ backend, runId }: { backend: Backend; runId: string }) {
  const { data: run } = useQuery(runQuery(backend, runId))
  return <UntrustedText text={nameOrId(run?.name, runId)} />
}

const link = (to: string, text: string) => (
  <Link to={to}>
    <UntrustedText text={text} />
  </Link>
)

/** Plain text is a name from the server. */
function Crumbs({ crumbs }: { crumbs: readonly ReactNode[] }) {
  return (
    <ol>
      {crumbs.map((crumb, index) => (
        // A crumb has no identity but its place.
        // oxlint-disable-next-line react/no-array-index-key -- see above
        <li key={index} aria-current={index === crumbs.length - 1 ? "page" : undefined}>
          {typeof crumb === "string" ? <UntrustedText text={crumb} /> : crumb}
        </li>
      ))}
    </ol>
  )
}
