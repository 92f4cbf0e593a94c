import { useQueries } from "@tanstack/react-query"
import { Link } from "react-router-dom"

import type { Backend } from "~/api/backend"
import { runPageQuery } from "~/api/queries/runs"
import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { RowsSkeleton } from "~/components/feedback/Skeleton"
import { UntrustedText } from "~/components/UntrustedText"
import { formatDuration } from "~/domain/format"
import type { Run } from "~/domain/runs/run"
import type { Server } from "~/domain/servers/server"
import { nameOrId } from "~/domain/text/nameOrId"
import { routes } from "~/domain/url/routes"
import { useBackends } from "~/features/connections/backends"
import type { Mark } from "~/features/experiment-tree/marks"
import { useNow } from "~/hooks/useNow"

import styles from "./HomePage.module.css"
import { Panel } from "./Panel"

const MOST_EXPERIMENTS = 12
const MOST_RUNS = 10
const EVERY_MS = 30_000

/** What is running in the experiments that one cares about: one question per server. */
export function RunningRuns({ servers, marks }: { servers: readonly Server[]; marks: readonly Mark[] }) {
  const wanted = servers.filter(({ id }) => marks.some((mark) => mark.server === id))
  const backends = useBackends(wanted.map(({ id }) => id)).flatMap(({ query }) => query.data ?? [])
  const queries = useQueries({
    queries: backends.map((backend) => ({ ...runningQuery(backend, marks), refetchInterval: EVERY_MS })),
  })
  const runs = queries.flatMap(({ data }, index) =>
    (data?.runs ?? []).map((run) => ({ run, server: backends[index]?.id ?? "" })),
  )
  const failed = queries.find(({ error, data }) => error !== null && data === undefined)
  if (wanted.length === 0) return null
  return (
    <Panel title="Running now">
      {failed?.error != null && <ErrorNotice error={failed.error} what="Running runs" isCompact />}
      {queries.some(({ isPending, error }) => isPending && error === null) && <RowsSkeleton rows={2} />}
      {runs.length === 0 && queries.every(({ data }) => data !== undefined) && (
        <p className={styles["hint"]}>Nothing runs in your starred and recent experiments.</p>
      )}
      <ul className={styles["list"]}>
        {runs.map(({ run, server }) => (
          <RunningRun key={`${server}:${run.id}`} run={run} server={server} place={nameOf({ run, server }, marks)} />
        ))}
      </ul>
    </Panel>
  )
}

function RunningRun({ run, server, place }: { run: Run; server: string; place: string }) {
  const nowMs = useNow()
  return (
    <li>
      <Link to={routes.run({ server, experimentId: run.experimentId, runId: run.id })}>
        <UntrustedText text={nameOrId(run.name, run.id)} isClipped />
      </Link>
      <span className={styles["place"]}>
        <UntrustedText text={place} isClipped />
      </span>
      {run.startedAtMs !== undefined && (
        <span className={styles["live"]}>{formatDuration(Math.max(0, nowMs - run.startedAtMs))}</span>
      )}
    </li>
  )
}

function runningQuery(backend: Backend, marks: readonly Mark[]) {
  const ids = new Set(marks.filter(({ server }) => server === backend.id).map(({ id }) => id))
  return runPageQuery(backend, {
    experimentIds: [...ids].slice(0, MOST_EXPERIMENTS),
    filter: "attributes.status = 'RUNNING'",
    orderBy: ["attributes.start_time DESC"],
    pageSize: MOST_RUNS,
  })
}

const nameOf = ({ run, server }: { run: Run; server: string }, marks: readonly Mark[]): string =>
  marks.find((mark) => mark.server === server && mark.id === run.experimentId)?.name ?? run.experimentId
