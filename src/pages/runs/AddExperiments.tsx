import { useQuery } from "@tanstack/react-query"
import { useState } from "react"

import type { Backend } from "~/api/backend"
import { experimentsQuery } from "~/api/queries/experiments"
import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { QueryView } from "~/components/feedback/QueryView"
import { RowsSkeleton } from "~/components/feedback/Skeleton"
import { UntrustedText } from "~/components/UntrustedText"
import { Button } from "~/components/ui/Button"
import { Checkbox } from "~/components/ui/Checkbox"
import { Dialog } from "~/components/ui/Dialog"
import { SearchField } from "~/components/ui/SearchField"
import { Select } from "~/components/ui/Select"
import { useBackends } from "~/features/connections/backends"
import { useServers } from "~/features/connections/ConnectionsContext"

import styles from "./RunsPage.module.css"

type AddExperimentsProps = {
  own: { readonly server: string; readonly experimentId: string }
  /** `<server>:<experiment id>` */
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
  onClose: () => void
}

const MOST_LISTED = 200

/** More experiments, of any server, in the same table. */
export function AddExperiments({ own, chosen, onChange, onClose }: AddExperimentsProps) {
  const servers = useServers()
  const [server, setServer] = useState(own.server)
  const [search, setSearch] = useState("")
  const [connection] = useBackends([server])
  const done = (
    <Button kind="primary" onClick={onClose}>
      Done
    </Button>
  )
  return (
    <Dialog open title="Add experiments to the table" onClose={onClose} actions={done}>
      <div className={styles["pick"]}>
        {servers.length > 1 && (
          <Select
            label="Server"
            value={server}
            onChange={setServer}
            options={servers.map(({ id, label }) => ({ value: id, label }))}
          />
        )}
        <SearchField label="Find an experiment" value={search} onChange={setSearch} />
      </div>
      {connection?.query.error != null && <ErrorNotice error={connection.query.error} isCompact />}
      {connection?.query.data === undefined ? (
        <RowsSkeleton rows={8} />
      ) : (
        <Experiments
          backend={connection.query.data}
          search={search}
          isChosen={(id) => chosen.includes(`${server}:${id}`) || (server === own.server && id === own.experimentId)}
          ownId={server === own.server ? own.experimentId : undefined}
          onToggle={(id) => {
            const reference = `${server}:${id}`
            onChange(chosen.includes(reference) ? chosen.filter((one) => one !== reference) : [...chosen, reference])
          }}
        />
      )}
    </Dialog>
  )
}

type ExperimentsProps = {
  backend: Backend
  search: string
  ownId: string | undefined
  isChosen: (id: string) => boolean
  onToggle: (id: string) => void
}

function Experiments({ backend, search, ownId, isChosen, onToggle }: ExperimentsProps) {
  const query = useQuery(experimentsQuery(backend))
  const text = search.trim().toLowerCase()
  return (
    <QueryView query={query} what="The experiments">
      {({ experiments }) => {
        const found = experiments.filter(({ name }) => name.toLowerCase().includes(text))
        return (
          <ul className={styles["experiments"]}>
            {found.slice(0, MOST_LISTED).map(({ id, name }) => (
              <li key={id}>
                <Checkbox
                  label={<UntrustedText text={name} />}
                  checked={isChosen(id)}
                  disabledReason={id === ownId ? "The table is about this one" : undefined}
                  onChange={() => onToggle(id)}
                />
              </li>
            ))}
            {found.length > MOST_LISTED && <li>{found.length - MOST_LISTED} more: search to narrow them down.</li>}
            {found.length === 0 && <li>No experiment of this server has this in its name.</li>}
          </ul>
        )
      }}
    </QueryView>
  )
}
