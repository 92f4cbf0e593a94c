import { useQueries } from "@tanstack/react-query"
import { Link } from "react-router-dom"

import { modelsQuery } from "~/api/queries/models"
import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { RowsSkeleton } from "~/components/feedback/Skeleton"
import { UntrustedText } from "~/components/UntrustedText"
import { formatAge } from "~/domain/format"
import type { Server } from "~/domain/servers/server"
import { routes } from "~/domain/url/routes"
import { useBackends } from "~/features/connections/backends"
import { useNow } from "~/hooks/useNow"

import styles from "./HomePage.module.css"
import { Panel } from "./Panel"

const MOST = 6
const NEWEST = { filter: "", orderBy: ["last_updated_timestamp DESC"], pageSize: MOST }

/** Registered models, newest change first. Not there where no server has a registry. */
export function RecentModels({ servers }: { servers: readonly Server[] }) {
  const nowMs = useNow()
  const backends = useBackends(servers.map(({ id }) => id))
    .flatMap(({ query }) => query.data ?? [])
    .filter(({ can }) => can.registry === true)
  const queries = useQueries({ queries: backends.map((backend) => modelsQuery(backend, NEWEST)) })
  const models = queries
    .flatMap(({ data }, index) => (data?.models ?? []).map((model) => ({ model, server: backends[index]?.id ?? "" })))
    .toSorted((a, b) => (b.model.updatedAtMs ?? 0) - (a.model.updatedAtMs ?? 0))
    .slice(0, MOST)
  const failed = queries.find(({ error, data }) => error !== null && data === undefined)
  if (backends.length === 0) return null
  return (
    <Panel title="Recent models">
      {failed?.error != null && <ErrorNotice error={failed.error} what="Registered models" isCompact />}
      {queries.some(({ isPending, error }) => isPending && error === null) && <RowsSkeleton rows={2} />}
      {models.length === 0 && queries.every(({ data }) => data !== undefined) && (
        <p className={styles["hint"]}>No model is registered yet.</p>
      )}
      <ul className={styles["list"]}>
        {models.map(({ model, server }) => (
          <li key={`${server}:${model.name}`}>
            <Link to={routes.model(server, model.name)}>
              <UntrustedText text={model.name} isClipped />
            </Link>
            <span className={styles["place"]}>
              {servers.length > 1 && <UntrustedText text={labelOf(servers, server)} isClipped />}
            </span>
            {model.updatedAtMs !== undefined && (
              <span className={styles["end"]}>{formatAge(model.updatedAtMs, nowMs)}</span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

const labelOf = (servers: readonly Server[], id: string): string =>
  servers.find((server) => server.id === id)?.label ?? id
