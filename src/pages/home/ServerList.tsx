import { Link } from "react-router-dom"

import { UntrustedText } from "~/components/UntrustedText"
import { formatCount } from "~/domain/format"
import { ApiError } from "~/domain/errors/apiError"
import { connectionProblem } from "~/domain/servers/connectionProblem"
import type { Server } from "~/domain/servers/server"
import { routes } from "~/domain/url/routes"
import { useBackends } from "~/features/connections/backends"

import styles from "./HomePage.module.css"
import { Panel } from "./Panel"
import type { NewestExperiments } from "./useNewestExperiments"

type ServerListProps = { readonly servers: readonly Server[]; readonly counts: NewestExperiments["counts"] }

/** Every server, how it is, and how much it holds. */
export function ServerList({ servers, counts }: ServerListProps) {
  const connections = useBackends(servers.map(({ id }) => id))
  return (
    <Panel title="Servers" end={<Link to={routes.servers()}>Manage</Link>}>
      <ul className={styles["list"]}>
        {connections.map(({ server, query: { data, error } }) => (
          <li key={server.id}>
            <i
              aria-hidden="true"
              className={styles["health"]}
              data-state={data !== undefined ? "ready" : error === null ? "waiting" : "failed"}
            />
            <Link to={routes.experiments(server.id)}>
              <UntrustedText text={server.label} isClipped />
            </Link>
            {data !== undefined && (
              <span className={styles["kind"]}>{[data.can.product, data.can.version].filter(Boolean).join(" ")}</span>
            )}
            {data === undefined && error === null && <span className={styles["kind"]}>connecting</span>}
            {data === undefined && error !== null && (
              <Link to={routes.servers()} className={styles["problem"]}>
                {problemTitle(error, server)}
              </Link>
            )}
            <span className={styles["end"]}>{holds(counts.get(server.id))}</span>
            {data?.can.registry === true && <Link to={routes.models(server.id)}>Models</Link>}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function holds(known: { readonly count: number; readonly isComplete: boolean } | undefined): string {
  if (known === undefined) return ""
  const { count, isComplete } = known
  return `${formatCount(count)}${isComplete ? "" : "+"} experiment${count === 1 && isComplete ? "" : "s"}`
}

const problemTitle = (error: unknown, { address }: Server): string =>
  error instanceof ApiError
    ? connectionProblem(error, { address, pageAddress: window.location.href }).title
    : "Could not connect"
