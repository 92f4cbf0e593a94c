import { useState } from "react"
import { Link } from "react-router-dom"

import { TRIALS } from "~/api/providers/addresses/addressForms"
import { EmptyState } from "~/components/feedback/EmptyState"
import { PageHeader } from "~/components/layout/PageHeader"
import { SafeLink } from "~/components/SafeLink"
import { fromMlflowRoute } from "~/domain/url/mlflowLinks"
import { useServers } from "~/features/connections/ConnectionsContext"
import { useDocumentTitle } from "~/hooks/useDocumentTitle"

import { AddServer } from "./AddServer"
import { LinkedServers } from "./LinkedServers"
import { ServerCard } from "./ServerCard"
import styles from "./ServersPage.module.css"

/** Connect: add, test and edit servers, see what each can do, renew a token. */
export function ServersPage() {
  useDocumentTitle("Servers")
  const servers = useServers()
  const [newest, setNewest] = useState<string>()
  const [target, setTarget] = useState<string>()
  // The one just added comes first: its test is what the person waits for.
  const ordered = servers.toSorted((a, b) => Number(b.id === newest) - Number(a.id === newest))
  return (
    <>
      <PageHeader title="Servers" about="Where Tracklight looks for experiments, runs and models" />
      <div className={styles["page"]}>
        <AddServer
          onAdded={({ id }, route) => {
            setNewest(id)
            setTarget(route === undefined ? undefined : fromMlflowRoute(route, id))
          }}
        />
        {target !== undefined && (
          <p role="status">
            The address points to a page: <Link to={target}>open it here</Link>
          </p>
        )}
        {servers.length === 0 && (
          <EmptyState title="No server yet">
            <p>Add the address of an MLflow tracking server above, or start Tracklight with one.</p>
            <ul>
              {TRIALS.map(({ label, href }) => (
                <li key={href}>
                  <SafeLink href={href}>{label}</SafeLink>
                </li>
              ))}
            </ul>
          </EmptyState>
        )}
        <ul className={styles["servers"]}>
          {ordered.map((server) => (
            <li key={server.id}>
              <ServerCard server={server} />
            </li>
          ))}
        </ul>
        {servers.length > 0 && <LinkedServers />}
      </div>
    </>
  )
}
