import { useQuery, useQueryClient } from "@tanstack/react-query"
import { Pencil, RefreshCw, Trash2 } from "lucide-react"
import { useState } from "react"

import type { Backend } from "~/api/backend"
import { setCredential } from "~/api/credentials"
import { connectionQuery } from "~/api/queries/connections"
import { SafeLink } from "~/components/SafeLink"
import { UntrustedText } from "~/components/UntrustedText"
import { useToasts } from "~/components/feedback/Toasts"
import { Badge } from "~/components/ui/Badge"
import { Button } from "~/components/ui/Button"
import { ButtonLink } from "~/components/ui/ButtonLink"
import type { Server } from "~/domain/servers/server"
import { routes } from "~/domain/url/routes"
import { ConnectionPanel } from "~/features/connections/ConnectionPanel"
import { useConnections } from "~/features/connections/ConnectionsContext"
import { PairBadge } from "~/features/connections/PairBadge"

import { CapabilityTable } from "./CapabilityTable"
import { ConnectionGuide } from "./ConnectionGuide"
import { EditServerDialog } from "./EditServerDialog"
import styles from "./ServerCard.module.css"
import { TaskTable } from "./TaskTable"
import { TokenSection } from "./TokenSection"

const OPERATOR = "Set up by whoever runs this page; change it in config.json"

export function ServerCard({ server }: { server: Server }) {
  const connection = useQuery(connectionQuery(server))
  const test = () => void connection.refetch()
  return (
    <article className={styles["card"]} aria-labelledby={`server-${server.id}`}>
      <header>
        <h2 id={`server-${server.id}`}>
          <UntrustedText text={server.label} />
        </h2>
        <State backend={connection.data} hasFailed={connection.error !== null} isTesting={connection.isFetching} />
        {server.isReadOnly && <Badge>Read only</Badge>}
        <PairBadge server={server.id} />
        <span className={styles["address"]}>
          <UntrustedText text={server.address} />
        </span>
        <LinkOut backend={connection.data} />
        <Actions server={server} isTesting={connection.isFetching} onTest={test} />
      </header>
      {connection.error !== null && (
        <ConnectionPanel
          server={server}
          error={connection.error}
          isTrying={connection.isFetching}
          isInList
          onRetry={test}
        />
      )}
      {connection.data !== undefined && (
        <>
          <CapabilityTable serverId={server.id} can={connection.data.can} />
          <TaskTable backend={connection.data} />
          <ConnectionGuide backend={connection.data} />
          <TokenSection server={server} />
        </>
      )}
    </article>
  )
}

function LinkOut({ backend }: { backend: Backend | undefined }) {
  const link = backend?.linkOut({ kind: "server" })
  return link === undefined ? null : <SafeLink href={link.href}>{link.label}</SafeLink>
}

function State({
  backend,
  hasFailed,
  isTesting,
}: {
  backend: Backend | undefined
  hasFailed: boolean
  isTesting: boolean
}) {
  const product = [backend?.can.product, backend?.can.version].filter(Boolean).join(" ")
  const isConnected = backend !== undefined && !hasFailed
  return (
    <span role="status">
      {isTesting ? (
        <Badge tone="live">Testing</Badge>
      ) : (
        <Badge tone={isConnected ? "ok" : "bad"}>{isConnected ? product : "Not connected"}</Badge>
      )}
    </span>
  )
}

function Actions({ server, isTesting, onTest }: { server: Server; isTesting: boolean; onTest: () => void }) {
  const [isEditing, setEditing] = useState(false)
  const forget = useForget(server)
  const disabledReason = server.isConfigured ? OPERATOR : undefined
  return (
    <div className={styles["actions"]}>
      <ButtonLink to={routes.experiments(server.id)}>Open</ButtonLink>
      <Button
        icon={<RefreshCw size={14} />}
        disabledReason={isTesting ? "A test is under way" : undefined}
        onClick={onTest}
      >
        Test
      </Button>
      <Button icon={<Pencil size={14} />} disabledReason={disabledReason} onClick={() => setEditing(true)}>
        Edit
      </Button>
      <Button icon={<Trash2 size={14} />} disabledReason={disabledReason} onClick={forget}>
        Forget
      </Button>
      {isEditing && <EditServerDialog server={server} onClose={() => setEditing(false)} />}
    </div>
  )
}

/** The server itself is not touched: only this browser's note of it, its token and what was loaded go. */
function useForget(server: Server): () => void {
  const { forget, restore } = useConnections()
  const client = useQueryClient()
  const { show } = useToasts()
  return () => {
    forget(server.id)
    setCredential(server.id, undefined)
    client.removeQueries({ queryKey: [server.id] })
    show({ text: `${server.label} is forgotten`, undo: () => Promise.resolve(restore(server)) })
  }
}
