import { Link } from "react-router-dom"

import { EmptyState } from "~/components/feedback/EmptyState"
import { PageHeader } from "~/components/layout/PageHeader"
import { routes } from "~/domain/url/routes"
import { useServers } from "~/features/connections/ConnectionsContext"
import { useRecents, useStars } from "~/features/experiment-tree/marks"
import { useDocumentTitle } from "~/hooks/useDocumentTitle"

import { ExperimentList } from "./ExperimentList"
import styles from "./HomePage.module.css"
import { NewestExperiments } from "./NewestExperiments"
import { RecentModels } from "./RecentModels"
import { RunningRuns } from "./RunningRuns"
import { ServerList } from "./ServerList"

/** Where one left off, and what is going on. A handful of small questions, none of them about all runs. */
export function HomePage() {
  useDocumentTitle("Start")
  const servers = useServers()
  const stars = useStars()
  const recents = useRecents()
  if (servers.length === 0) {
    return (
      <>
        <PageHeader title="Welcome to Tracklight" />
        <EmptyState title="No server yet">
          <p>Tracklight shows experiments, runs and models of MLflow tracking servers. None is set up yet.</p>
          <Link to={routes.servers()}>Add a server</Link>
        </EmptyState>
      </>
    )
  }
  const known = (mark: { server: string }) => servers.some(({ id }) => id === mark.server)
  return (
    <>
      <PageHeader title="Start" />
      <div className={styles["page"]}>
        <ServerList servers={servers} />
        <ExperimentList
          title="Starred experiments"
          marks={stars.filter(known)}
          servers={servers}
          hint="Press the star beside an experiment to find it here."
        />
        {recents.some(known) ? (
          <ExperimentList title="Recent experiments" marks={recents.filter(known)} servers={servers} hint="" />
        ) : (
          <NewestExperiments servers={servers} />
        )}
        <RunningRuns servers={servers} marks={[...stars, ...recents]} />
        <RecentModels servers={servers} />
      </div>
    </>
  )
}
