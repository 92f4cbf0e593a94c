import { Link } from "react-router-dom"

import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { RowsSkeleton } from "~/components/feedback/Skeleton"
import { RunName } from "~/components/RunName"
import { Badge } from "~/components/ui/Badge"
import { UntrustedText } from "~/components/UntrustedText"
import { leafLabel } from "~/domain/experiments/experimentTree"
import { formatAge, formatCount, formatDuration, formatTime } from "~/domain/format"
import type { Server } from "~/domain/servers/server"
import { isUnfinished } from "~/domain/runs/runStatus"
import { visibleText } from "~/domain/text/visibleText"
import { routes } from "~/domain/url/routes"
import type { Mark } from "~/features/experiment-tree/marks"
import { usePreferences } from "~/hooks/preferences"
import { useNow } from "~/hooks/useNow"

import styles from "./HomePage.module.css"
import { emptyHint } from "./emptyHint"
import { Panel } from "./Panel"
import { MOST_RUNS, useLatestRuns, type HomeRun } from "./useLatestRuns"

type LatestRunsProps = {
  readonly servers: readonly Server[]
  /** The experiments that are asked. */
  readonly marks: readonly Mark[]
  /** True while it is not known yet which experiments those are. */
  readonly isWaiting: boolean
  /** Servers that do not answer. */
  readonly silentCount: number
}

/** What runs, and what ran last, in the experiments that one cares about. */
export function LatestRuns({ servers, marks, isWaiting, silentCount }: LatestRunsProps) {
  const { runs, isPending, error } = useLatestRuns(servers, marks)
  const running = runs.filter(({ run }) => isUnfinished(run.status)).length
  const isLoading = isPending || isWaiting
  return (
    <Panel title="Latest runs" end={running > 0 && <Badge tone="live">{formatCount(running)} running</Badge>}>
      {error !== undefined && <ErrorNotice error={error} what="Latest runs" isCompact />}
      {!isLoading && error === undefined && runs.length === 0 && (
        <p className={styles["hint"]}>
          {emptyHint("No run yet. A script logs the first one with mlflow.start_run().", {
            silent: silentCount,
            all: servers.length,
          })}
        </p>
      )}
      <ul className={styles["runs"]}>
        {runs.map((one) => (
          <RunLine key={`${one.server}:${one.run.id}`} {...one} servers={servers} experiment={nameOf(one, marks)} />
        ))}
      </ul>
      {/* As many rows as may come, so that what stands below stays where it is. */}
      {isLoading && runs.length < MOST_RUNS && <RowsSkeleton rows={MOST_RUNS - runs.length} />}
    </Panel>
  )
}

function RunLine({ run, server, servers, experiment }: HomeRun & { servers: readonly Server[]; experiment: string }) {
  const nowMs = useNow()
  const { timeZone } = usePreferences()
  const isRunning = isUnfinished(run.status)
  const { startedAtMs, endedAtMs = isRunning ? nowMs : undefined } = run
  return (
    <li>
      <RunName run={run} to={routes.run({ server, experimentId: run.experimentId, runId: run.id })} />
      <Link to={routes.runs(server, run.experimentId)} className={styles["quiet"]} title={visibleText(experiment)}>
        <UntrustedText text={leafLabel(experiment)} isClipped />
      </Link>
      <span className={styles["server"]}>
        {servers.length > 1 && (
          <UntrustedText text={servers.find(({ id }) => id === server)?.label ?? server} isClipped />
        )}
      </span>
      <span className={isRunning ? styles["live"] : styles["took"]}>
        {startedAtMs !== undefined && endedAtMs !== undefined && formatDuration(Math.max(0, endedAtMs - startedAtMs))}
      </span>
      <time
        className={styles["age"]}
        title={startedAtMs === undefined ? undefined : `Started ${formatTime(startedAtMs, timeZone)}`}
      >
        {startedAtMs === undefined ? "" : formatAge(startedAtMs, nowMs)}
      </time>
    </li>
  )
}

const nameOf = ({ run, server }: HomeRun, marks: readonly Mark[]): string =>
  marks.find((mark) => mark.server === server && mark.id === run.experimentId)?.name ?? run.experimentId
