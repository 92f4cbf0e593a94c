import { ClipboardCopy, Ellipsis, GitCompareArrows, Pencil, RotateCcw, Terminal, Trash2 } from "lucide-react"
import { useState } from "react"
import { Link } from "react-router-dom"

import { PageHeader } from "~/components/layout/PageHeader"
import { RunSwatch } from "~/components/RunName"
import { StatusIcon } from "~/components/StatusIcon"
import { Badge } from "~/components/ui/Badge"
import { ButtonLink } from "~/components/ui/ButtonLink"
import { IconButton } from "~/components/ui/IconButton"
import { LinkOutEntry } from "~/components/ui/LinkOutEntry"
import { Menu, MenuEntry, MenuSeparator } from "~/components/ui/Menu"
import { UntrustedText } from "~/components/UntrustedText"
import { later } from "~/components/later"
import { useCopy } from "~/components/useCopy"
import { formatDuration } from "~/domain/format"
import { formatRunReference, type Run } from "~/domain/runs/run"
import { isUnfinished, statusLook } from "~/domain/runs/runStatus"
import { nameOrId } from "~/domain/text/nameOrId"
import { routes } from "~/domain/url/routes"
import { useBackend } from "~/features/connections/backends"
import { usePair } from "~/features/connections/usePair"
import { useTrackingUri } from "~/features/connections/useTrackingUri"
import { useNow } from "~/hooks/useNow"

import { loadInPython } from "./loadInPython"
import { RenameDialog } from "./RenameDialog"
import styles from "./RunPage.module.css"
import { durationOf } from "./runParts"
import type { RunChanges } from "./useRunChanges"
import { useRunModels } from "./useRunModels"

// Most servers are linked with none.
const StoresChip = later(() => import("./StoresChip").then((module) => module.StoresChip))

type RunHeaderProps = { run: Run; changes: RunChanges; refused: string | undefined }

export function RunHeader({ run, changes, refused }: RunHeaderProps) {
  const backend = useBackend()
  const [isRenaming, setRenaming] = useState(false)
  const reference = formatRunReference({ server: backend.id, runId: run.id })
  const inTable = `${routes.runs(backend.id, run.experimentId)}?${new URLSearchParams({ selected: reference })}`
  return (
    <>
      <PageHeader
        title={
          <span className={styles["title"]}>
            <RunSwatch runId={run.id} tags={run.tags} isLarge />
            <UntrustedText text={nameOrId(run.name, run.id)} />
            <IconButton label="Rename the run" isSmall disabledReason={refused} onClick={() => setRenaming(true)}>
              <Pencil size={14} />
            </IconButton>
          </span>
        }
        about={
          <>
            <StatusText run={run} />
            <span className={styles["chips"]}>
              <ModelChips run={run} />
            </span>
            <LinkedChips run={run} />
          </>
        }
        actions={
          <>
            <ButtonLink kind="primary" icon={<GitCompareArrows size={14} />} to={inTable}>
              Compare with…
            </ButtonLink>
            <MoreMenu run={run} changes={changes} refused={refused} onRename={() => setRenaming(true)} />
          </>
        }
      />
      {isRenaming && <RenameDialog name={run.name} onRename={changes.rename} onClose={() => setRenaming(false)} />}
    </>
  )
}

const WORDS = new Map([
  ["FINISHED", "finished in"],
  ["FAILED", "failed after"],
  ["KILLED", "killed after"],
  ["RUNNING", "running for"],
])

function StatusText({ run }: { run: Run }) {
  const nowMs = useNow(isUnfinished(run.status) ? 1000 : 60_000)
  const isKnown = run.endedAtMs !== undefined || isUnfinished(run.status)
  const durationMs = isKnown ? durationOf(run, nowMs) : undefined
  const { tone, label } = statusLook(run.status)
  const word = durationMs === undefined ? undefined : WORDS.get(run.status)
  return (
    <span className={styles["status"]} data-tone={tone}>
      <StatusIcon status={run.status} />
      {word === undefined || durationMs === undefined ? label : `${word} ${formatDuration(durationMs)}`}
    </span>
  )
}

const MOST_CHIPS = 3

function ModelChips({ run }: { run: Run }) {
  const backend = useBackend()
  const { versions } = useRunModels(backend, run)
  return (
    <>
      {versions.slice(0, MOST_CHIPS).map(({ name, version, aliases }) => (
        <Link key={`${name}/${version}`} to={routes.modelVersion(backend.id, name, version)}>
          <Badge tone="accent">
            {aliases[0] !== undefined && (
              <>
                <UntrustedText text={aliases[0]} /> →{" "}
              </>
            )}
            <UntrustedText text={name} max={60} /> v{version}
          </Badge>
        </Link>
      ))}
      {versions.length > MOST_CHIPS && <span>and {versions.length - MOST_CHIPS} more models</span>}
    </>
  )
}

function LinkedChips({ run }: { run: Run }) {
  const pair = usePair(useBackend().id)
  return pair === undefined ? null : <StoresChip run={run} />
}

function MoreMenu({ run, changes, refused, onRename }: RunHeaderProps & { onRename: () => void }) {
  const copy = useCopy()
  const tracking = useTrackingUri()
  const backend = useBackend()
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label="More">
          <Ellipsis size={16} />
        </IconButton>
      }
    >
      <MenuEntry icon={<ClipboardCopy size={14} />} onSelect={() => void copy(run.id, "run id")}>
        Copy the run id
      </MenuEntry>
      <MenuEntry icon={<Terminal size={14} />} onSelect={() => void copy(loadInPython(run, tracking), "Python")}>
        Copy Python that loads it
      </MenuEntry>
      <LinkOutEntry link={backend.linkOut({ kind: "run", experimentId: run.experimentId, runId: run.id })} />
      <MenuSeparator />
      <MenuEntry icon={<Pencil size={14} />} disabledReason={refused} onSelect={onRename}>
        Rename
      </MenuEntry>
      {run.isDeleted ? (
        <MenuEntry icon={<RotateCcw size={14} />} disabledReason={refused} onSelect={() => void changes.restore()}>
          Restore
        </MenuEntry>
      ) : (
        <MenuEntry
          icon={<Trash2 size={14} />}
          isDestructive
          disabledReason={refused ?? (backend.can.deleteRun === true ? undefined : backend.can.deleteRun)}
          onSelect={() => void changes.remove()}
        >
          Delete
        </MenuEntry>
      )}
    </Menu>
  )
}
