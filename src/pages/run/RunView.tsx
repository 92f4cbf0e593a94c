import { ErrorBoundary } from "~/components/feedback/ErrorBoundary"
import { RowsSkeleton } from "~/components/feedback/Skeleton"
import { later } from "~/components/later"
import { Button } from "~/components/ui/Button"
import type { Run } from "~/domain/runs/run"
import type { RunTab } from "~/domain/url/routes"
import { useBackend } from "~/features/connections/backends"

import { Overview } from "./Overview"
import { RunHeader } from "./RunHeader"
import styles from "./RunPage.module.css"
import { RunTabs } from "./RunTabs"
import { Gone } from "./Tombstone"
import { useRunChanges } from "./useRunChanges"

const RunMetrics = later(() => import("./RunMetrics").then((module) => module.RunMetrics))
const RunArtifacts = later(() => import("./RunArtifacts").then((module) => module.RunArtifacts))
const RunModels = later(() => import("./RunModels").then((module) => module.RunModels))
const RunChildren = later(() => import("./RunChildren").then((module) => module.RunChildren))
const RunLinked = later(() => import("./RunLinked").then((module) => module.RunLinked))
const RunCode = later(() => import("./RunCode").then((module) => module.RunCode))

const LOADING = <RowsSkeleton rows={10} />

const TITLES: Readonly<Record<RunTab, string>> = {
  overview: "The overview",
  metrics: "The metrics",
  system: "The system metrics",
  artifacts: "The artifacts",
  models: "The models",
  children: "The child runs",
  code: "The code",
  linked: "The other store",
}

/** A run as far as the server has told; a part that breaks leaves the others. */
export function RunView({ run, tab, goneSinceMs }: { run: Run; tab: RunTab; goneSinceMs?: number | undefined }) {
  const backend = useBackend()
  const changes = useRunChanges(backend, run)
  const isReadable = goneSinceMs === undefined
  const refused = isReadable ? undefined : "The server no longer has this run"
  const reason = refused ?? (backend.can.writes === true ? undefined : backend.can.writes)
  return (
    <div className={styles["page"]}>
      {goneSinceMs !== undefined && <Gone sinceMs={goneSinceMs} />}
      {run.isDeleted && isReadable && (
        <p role="status" className={styles["banner"]} data-tone="warn">
          This run is deleted. The server keeps it until its operator clears deleted runs away.
          <Button onClick={() => void changes.restore()} disabledReason={reason}>
            Restore
          </Button>
        </p>
      )}
      <RunHeader run={run} changes={changes} refused={reason} />
      <RunTabs run={run} tab={tab} />
      <div className={styles["panel"]} data-tab={tab}>
        <ErrorBoundary key={tab} what={TITLES[tab]}>
          <Panel run={run} tab={tab} changes={changes} refused={reason} />
        </ErrorBoundary>
      </div>
    </div>
  )
}

function Panel({
  run,
  tab,
  changes,
  refused,
}: {
  run: Run
  tab: RunTab
  changes: ReturnType<typeof useRunChanges>
  refused: string | undefined
}) {
  switch (tab) {
    case "overview":
      return <Overview run={run} changes={changes} refused={refused} />
    case "metrics":
      return <RunMetrics run={run} isSystem={false} whileLoading={LOADING} />
    case "system":
      return <RunMetrics run={run} isSystem whileLoading={LOADING} />
    case "artifacts":
      return <RunArtifacts run={run} whileLoading={LOADING} />
    case "models":
      return <RunModels run={run} whileLoading={LOADING} />
    case "children":
      return <RunChildren run={run} whileLoading={LOADING} />
    case "code":
      return <RunCode run={run} whileLoading={LOADING} />
    case "linked":
      return <RunLinked run={run} whileLoading={LOADING} />
  }
}
