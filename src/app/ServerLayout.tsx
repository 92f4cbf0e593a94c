import { useQuery } from "@tanstack/react-query"
import { Link, Outlet, useParams } from "react-router-dom"

import { connectionQuery } from "~/api/queries/connections"
import { UntrustedText } from "~/components/UntrustedText"
import type { Server } from "~/domain/servers/server"
import { routes } from "~/domain/url/routes"
import { BackendProvider } from "~/features/connections/backends"
import { ConnectionPanel } from "~/features/connections/ConnectionPanel"
import { useServers } from "~/features/connections/ConnectionsContext"

import { PageSkeleton } from "./PageSkeleton"
import { WholePage } from "./WholePage"

/** Pages below it find their server connected: they never see it loading or failing to connect. */
export function ServerLayout() {
  const { server: id = "" } = useParams()
  const server = useServers().find((other) => other.id === id)
  return server === undefined ? <UnknownServer id={id} /> : <ConnectedServer key={id} server={server} />
}

function ConnectedServer({ server }: { server: Server }) {
  const connection = useQuery(connectionQuery(server))
  if (connection.data !== undefined) {
    return (
      <BackendProvider backend={connection.data}>
        <Outlet />
      </BackendProvider>
    )
  }
  if (connection.error === null) return <PageSkeleton />
  return (
    <ConnectionPanel
      server={server}
      error={connection.error}
      isTrying={connection.isFetching}
      onRetry={() => void connection.refetch()}
    />
  )
}

function UnknownServer({ id }: { id: string }) {
  return (
    <WholePage title="This server is not set up here">
      <p>
        The link names a server <UntrustedText text={id} /> that neither this page's configuration nor this browser
        knows.
      </p>
      <Link to={routes.servers()}>See and add servers</Link>
    </WholePage>
  )
}
