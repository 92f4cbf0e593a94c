import { Link } from "react-router-dom"

import { EmptyState } from "~/components/feedback/EmptyState"
import { PageHeader } from "~/components/layout/PageHeader"
import type { Server } from "~/domain/servers/server"
import { routes } from "~/domain/url/routes"
import { useServers } from "~/features/connections/ConnectionsContext"
import { useRecents, useStars } from "~/features/experiment-tree/marks"
import { useDocumentTitle } from "~/hooks/useDocumentTitle"

import { emptyHint } from "./emptyHint"
import { ExperimentList } from "./ExperimentList"
import styles from "./HomePage.module.css"
import { LatestRuns } from "./LatestRuns"
import { RecentModels } from "./RecentModels"
import { ServerList } from "./ServerList"
import { useNewestExperiments } from "./useNewestExperiments"

/** Where one left off, and what is going on. A handful of small questions, none of them about all runs. */
export function HomePage() {
  useDocumentTitle("Start")
  const servers = useServers()
  if (servers.length > 0) return <Start servers={servers} />
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

function Start({ servers }: { servers: readonly Server[] }) {
  const isKnown = (mark: { server: string }) => servers.some(({ id }) => id === mark.server)
  const stars = useStars().filter(isKnown)
  const recents = useRecents().filter(isKnown)
  const newest = useNewestExperiments(servers)
  // Who comes for the first time has neither: the newest experiments of all servers stand in.
  const own = [...stars, ...recents]
  const isNew = own.length === 0
  return (
    <>
      <PageHeader title="Start" />
      <div className={styles["page"]}>
        <div className={styles["main"]}>
          <LatestRuns
            servers={servers}
            marks={isNew && !newest.isPending ? newest.experiments : own}
            isWaiting={isNew && newest.isPending}
            silentCount={newest.silentCount}
          />
          {recents.length > 0 ? (
            <ExperimentList title="Recent experiments" marks={recents} servers={servers} hint="" />
          ) : (
            <ExperimentList
              title="Newest experiments"
              marks={newest.experiments}
              servers={servers}
              hint={emptyHint("A script makes the first one with mlflow.set_experiment.", {
                silent: newest.silentCount,
                all: servers.length,
              })}
              isWaiting={newest.isPending}
            />
          )}
        </div>
        <div className={styles["side"]}>
          <ServerList servers={servers} counts={newest.counts} />
          <ExperimentList
            title="Starred experiments"
            marks={stars}
            servers={servers}
            hint="Press the star beside an experiment to find it here."
          />
          <RecentModels servers={servers} />
        </div>
      </div>
    </>
  )
}
