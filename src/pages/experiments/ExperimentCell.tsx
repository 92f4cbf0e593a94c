import { FlaskConical, Folder } from "lucide-react"
import { Link } from "react-router-dom"

import { foldOf } from "~/components/table/treeGrid"
import { TreeName } from "~/components/table/TreeName"
import { UntrustedText } from "~/components/UntrustedText"
import type { Experiment } from "~/domain/experiments/experiment"
import { shownLabel, type ExperimentNode } from "~/domain/experiments/experimentTree"
import { formatAge, formatCount, formatTime } from "~/domain/format"
import { firstWords } from "~/domain/text/firstWords"
import type { TreeRow } from "~/domain/tree/treeRows"
import { routes } from "~/domain/url/routes"
import { useBackend } from "~/features/connections/backends"
import { ExperimentMenu } from "~/features/experiment-actions/ExperimentMenu"
import { ExperimentTags } from "~/features/experiment-actions/ExperimentTags"
import { noteOf } from "~/features/experiment-actions/note"
import { StarButton } from "~/features/experiment-tree/StarButton"
import { usePreferences } from "~/hooks/preferences"

import styles from "./ExperimentCell.module.css"

type Row = TreeRow<ExperimentNode>

export function ExperimentCell({
  row,
  columnId,
  nowMs,
  onToggle,
}: {
  row: Row
  columnId: string
  nowMs: number
  onToggle: (row: Row) => void
}) {
  const { experiment } = row.node
  if (columnId === "name") return <NameCell row={row} onToggle={onToggle} />
  if (experiment === undefined) return null
  if (columnId === "tags") return <TagsCell experiment={experiment} />
  if (columnId === "actions") return <ActionsCell experiment={experiment} />
  return <TimeCell nowMs={nowMs} timeMs={columnId === "created" ? experiment.createdAtMs : experiment.updatedAtMs} />
}

function NameCell({ row, onToggle }: { row: Row; onToggle: (row: Row) => void }) {
  const { experiment, label, count } = row.node
  const { id: server } = useBackend()
  const isOpen = foldOf(row)
  return (
    <TreeName level={row.level} isOpen={isOpen} onToggle={() => onToggle(row)}>
      {experiment === undefined ? (
        <Folder size={14} aria-hidden="true" />
      ) : (
        <FlaskConical size={14} aria-hidden="true" />
      )}
      {experiment === undefined ? (
        <UntrustedText text={shownLabel(label)} isClipped />
      ) : (
        <Link to={routes.runs(server, experiment.id)} title={experiment.name} tabIndex={-1}>
          <UntrustedText text={shownLabel(label)} isClipped />
        </Link>
      )}
      {isOpen === false && <small>{formatCount(count)}</small>}
    </TreeName>
  )
}

function TimeCell({ timeMs, nowMs }: { timeMs: number | undefined; nowMs: number }) {
  const { timeZone } = usePreferences()
  if (timeMs === undefined) return <span className={styles["faint"]}>not known</span>
  return (
    <time dateTime={new Date(timeMs).toISOString()} title={formatTime(timeMs, timeZone)} className={styles["faint"]}>
      {formatAge(timeMs, nowMs)}
    </time>
  )
}

function TagsCell({ experiment }: { experiment: Experiment }) {
  const words = firstWords(noteOf(experiment))
  return (
    <span className={styles["tags"]}>
      <ExperimentTags experiment={experiment} />
      {words !== "" && <UntrustedText text={words} className={styles["faint"]} isClipped />}
    </span>
  )
}

function ActionsCell({ experiment }: { experiment: Experiment }) {
  const backend = useBackend()
  return (
    // A press in a cell must not also be one on its row.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- see above
    <span className={styles["actions"]} onClick={(event) => event.stopPropagation()}>
      <StarButton mark={{ server: backend.id, id: experiment.id, name: experiment.name }} />
      <ExperimentMenu backend={backend} experiment={experiment} />
    </span>
  )
}
