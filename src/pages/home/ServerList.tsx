import { Link } from "react-router-dom"

import { Badge } from "~/components/ui/Badge"
import { UntrustedText } from "~/components/UntrustedText"
import { ApiError } from "~/domain/errors/apiError"
import { connectionProblem } from "~/domain/servers/connectionProblem"
import type { Server } from "~/domain/servers/server"
import { routes } from "~/domain/url/routes"
import { useBackends } from "~/features/connections/backends"

import styles from "./HomePage.module.css"
import { Panel } from "./Panel"

/** Every server and how it is. */
export function ServerList({ servers }: { servers: readonly Server[] }) {
  const connections = useBackends(servers.map(({ id }) => id))
  return (
    <Panel title="Servers" end={<Link to={routes.servers()}>Manage</Link>}>
      <ul className={styles["list"]}>
        {connections.map(({ server, query: { data, error } }) => (
          <li key={server.id}>
            <Link to={routes.experiments(server.id)}>
              <UntrustedText text={server.label} isClipped />
            </Link>
            {data !== undefined && (
              <Badge tone="ok">{[data.can.product, data.can.version].filter(Boolean).join(" ")}</Badge>
            )}
            {data === undefined && error === null && <Badge>Connecting</Badge>}
            {data === undefined && error !== null && (
              <Link to={routes.servers()} className={styles["problem"]}>
                {problemTitle(error, server)}
              </Link>
            )}
            {data?.can.registry === true && (
              <Link to={routes.models(server.id)} className={styles["end"]}>
                Models
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

const problemTitle = (error: unknown, { address }: Server): string =>
  error instanceof ApiError
    ? connectionProblem(error, { address, pageAddress: window.location.href }).title
    : "Could not connect"
