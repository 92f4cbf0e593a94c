import { useQueries } from "@tanstack/react-query"
import { Plus } from "lucide-react"
import { useState } from "react"

import { runPageQuery } from "~/api/queries/runs"
import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { Button } from "~/components/ui/Button"
import { Popover } from "~/components/ui/Popover"
import { SearchField } from "~/components/ui/SearchField"
import { RunSwatch } from "~/components/RunName"
import { UntrustedText } from "~/components/UntrustedText"
import { formatRunReference, parseRunReference } from "~/domain/runs/run"
import { useServers } from "~/features/connections/ConnectionsContext"

import { referenceOfLink } from "./referenceOfLink"
import styles from "./ComparePage.module.css"
import { MOST_RUNS, type LoadedRun } from "./useComparedRuns"

type Props = {
  readonly runs: readonly LoadedRun[]
  readonly chosen: readonly string[]
  readonly onAdd: (references: readonly string[]) => void
}

/** Adds runs: the newest of the experiments that are here already, or any by its id or a pasted link. */
export function AddRuns(props: Props) {
  const reason = props.chosen.length >= MOST_RUNS ? `${MOST_RUNS} runs are compared at most` : undefined
  const trigger = (
    <Button icon={<Plus size={14} />} disabledReason={reason}>
      Add runs
    </Button>
  )
  if (reason !== undefined) return trigger
  return (
    <Popover title="Add runs" align="end" trigger={trigger}>
      <RunPicker {...props} />
    </Popover>
  )
}

const NEWEST = 50

function RunPicker({ runs, chosen, onAdd }: Props) {
  const servers = useServers()
  const [text, setText] = useState("")
  const homes = new Map(runs.map((loaded) => [`${loaded.backend.id} ${loaded.run.experimentId}`, loaded]))
  const pages = useQueries({
    queries: [...homes.values()].map(({ backend, run }) =>
      runPageQuery(backend, {
        experimentIds: [run.experimentId],
        filter: "",
        orderBy: ["attributes.start_time DESC"],
        pageSize: NEWEST,
      }),
    ),
  })
  const written = parseRunReference(text.trim())
  const typed =
    written !== undefined && servers.some(({ id }) => id === written.server)
      ? formatRunReference(written)
      : referenceOfLink(text, servers)
  const wanted = text.trim().toLowerCase()
  const found = [...homes.values()].flatMap(({ backend, experiment }, i) =>
    (pages[i]?.data?.runs ?? []).flatMap((run) => {
      const reference = formatRunReference({ server: backend.id, runId: run.id })
      const isMatch = run.name.toLowerCase().includes(wanted) || run.id.startsWith(wanted)
      return chosen.includes(reference) || !isMatch ? [] : [{ run, reference, experiment }]
    }),
  )
  const error = pages.find((page) => page.isError)?.error
  return (
    <div className={styles["picker"]}>
      <SearchField label="Name, run id or pasted link" value={text} onChange={setText} />
      {typed !== undefined && (
        <Button
          kind="primary"
          disabledReason={chosen.includes(typed) ? "It is here already" : undefined}
          onClick={() => onAdd([typed])}
        >
          Add {typed}
        </Button>
      )}
      {error !== undefined && <ErrorNotice isCompact error={error} what="The newest runs" />}
      <ul>
        {found.slice(0, NEWEST).map(({ run, reference, experiment }) => (
          <li key={reference}>
            <button type="button" onClick={() => onAdd([reference])}>
              <RunSwatch runId={run.id} tags={run.tags} />
              <UntrustedText text={run.name} isClipped />
              <small>
                <UntrustedText text={experiment} isClipped />
              </small>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && typed === undefined && pages.every(({ isPending }) => !isPending) && (
        <p>
          {runs.length === 0
            ? "Paste the link of a run, or write <server>:<run id>."
            : "No other run of these experiments has this name. Paste the link of a run, or write <server>:<run id>."}
        </p>
      )}
    </div>
  )
}
