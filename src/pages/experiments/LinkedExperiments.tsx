import { useQuery } from "@tanstack/react-query"
import { useCallback, useMemo } from "react"

import type { Backend } from "~/api/backend"
import { experimentsQuery } from "~/api/queries/experiments"
import { EmptyState } from "~/components/feedback/EmptyState"
import { QueryView } from "~/components/feedback/QueryView"
import { RowsSkeleton } from "~/components/feedback/Skeleton"
import type { GridColumn } from "~/components/table/gridColumn"
import { VirtualGrid } from "~/components/table/VirtualGrid"
import { Button } from "~/components/ui/Button"
import { Select } from "~/components/ui/Select"
import { UntrustedText } from "~/components/UntrustedText"
import type { Experiment } from "~/domain/experiments/experiment"
import { formatCount } from "~/domain/format"
import {
  isMapped,
  mapExperiments,
  MAPPED_KINDS,
  matchesMapped,
  type MappedExperiment,
  type MappedKind,
} from "~/domain/linked/experimentMap"
import { modeNote, PREVIEW_NOTE, type StoreLabels } from "~/domain/linked/linkWords"
import { useBackend, useBackends } from "~/features/connections/backends"
import type { Pair } from "~/features/connections/usePair"
import { ROW_HEIGHT_PX, usePreferences } from "~/hooks/preferences"
import { useElementSize } from "~/hooks/useElementSize"
import { useSearch } from "~/hooks/useSearch"

import page from "./ExperimentsPage.module.css"
import { experimentsSearch } from "./experimentsSearch"
import { LinkedCell } from "./LinkedCell"
import styles from "./LinkedExperiments.module.css"

/** The experiments of both stores of a pair, and which of one is which of the other. */
export function LinkedExperiments({ pair }: { pair: Pair }) {
  const own = useBackend()
  const connection = useBackends([pair.other.id])[0]?.query
  return (
    <>
      <p className={styles["note"]}>
        <UntrustedText text={modeNote(pair.link.mode, pair.labels)} />{" "}
        <UntrustedText text={`${pair.labels.mirror} names an experiment by the last part of its path.`} />{" "}
        {PREVIEW_NOTE}
      </p>
      {connection !== undefined && (
        <QueryView query={connection} what={pair.other.label} skeleton={<RowsSkeleton rows={12} />}>
          {(other) => (
            <OfBoth
              pair={pair}
              primary={pair.side === "primary" ? own : other}
              mirror={pair.side === "primary" ? other : own}
            />
          )}
        </QueryView>
      )}
    </>
  )
}

function OfBoth({ pair, primary, mirror }: { pair: Pair; primary: Backend; mirror: Backend }) {
  const ofPrimary = useQuery(experimentsQuery(primary))
  const ofMirror = useQuery(experimentsQuery(mirror))
  return (
    <QueryView query={ofPrimary} what={`The experiments of ${pair.labels.primary}`}>
      {(one) => (
        <QueryView query={ofMirror} what={`The experiments of ${pair.labels.mirror}`}>
          {(other) =>
            one.isComplete && other.isComplete ? (
              <Mapping pair={pair} primary={one.experiments} mirror={other.experiments} />
            ) : (
              // Half a list would make the other half look missing.
              <RowsSkeleton rows={12} label="Loading all experiments of both" />
            )
          }
        </QueryView>
      )}
    </QueryView>
  )
}

const KIND_WORDS: Readonly<Record<MappedKind, (labels: StoreLabels) => string>> = {
  shared: ({ mirror }) => `share a name on ${mirror}`,
  "primary-only": ({ primary }) => `only on ${primary}`,
  "mirror-only": ({ mirror }) => `only on ${mirror}`,
}

function Mapping({
  pair,
  primary,
  mirror,
}: {
  pair: Pair
  primary: readonly Experiment[]
  mirror: readonly Experiment[]
}) {
  const { labels } = pair
  const [{ search, linked }, setSearch] = useSearch(experimentsSearch)
  const rows = useMemo(() => mapExperiments(primary, mirror), [primary, mirror])
  const shown = useMemo(
    () => rows.filter((row) => matchesMapped(row, search) && (linked === "all" || isMapped(row, linked))),
    [rows, search, linked],
  )
  const options = MAPPED_KINDS.map((kind) => ({
    value: kind,
    label: `${formatCount(rows.filter((row) => isMapped(row, kind)).length)} ${KIND_WORDS[kind](labels)}`,
  }))
  return (
    <>
      <div className={styles["bar"]}>
        <Select
          label="Show"
          options={[{ value: "all", label: `all ${formatCount(rows.length)}` }, ...options]}
          value={linked}
          onChange={(next) => setSearch({ linked: next }, { push: true })}
        />
        <Collisions rows={rows} labels={labels} />
      </div>
      {shown.length === 0 ? (
        <EmptyState title="No experiment matches">
          <Button onClick={() => setSearch({ search: "", linked: "all" })}>Show all</Button>
        </EmptyState>
      ) : (
        <MappingGrid rows={shown} pair={pair} />
      )}
    </>
  )
}

function Collisions({ rows, labels }: { rows: readonly MappedExperiment[]; labels: StoreLabels }) {
  const names = new Set(rows.filter((row) => isMapped(row, "shared")).map(({ mirrorName }) => mirrorName))
  if (names.size === 0) return null
  return (
    <p role="status" className={styles["warning"]}>
      {names.size === 1 ? "One name" : `${formatCount(names.size)} names`} on{" "}
      <UntrustedText text={labels.mirror} max={60} /> {names.size === 1 ? "collects" : "collect"} the runs of several
      paths; they cannot be told apart there.
    </p>
  )
}

const NAME_PX = { share: 0.44, least: 190 }
const STATE_PX = 220

function MappingGrid({ rows, pair }: { rows: readonly MappedExperiment[]; pair: Pair }) {
  const { density } = usePreferences()
  const [frame, size] = useElementSize()
  const namePx = Math.max(NAME_PX.least, Math.floor(((size?.width ?? 0) - STATE_PX) * NAME_PX.share))
  const { primary, mirror } = pair.labels
  const columns = useMemo(
    (): readonly GridColumn[] => [
      { id: "primary", title: `Path on ${primary}`, widthPx: namePx },
      { id: "mirror", title: `Name on ${mirror}`, widthPx: namePx },
      { id: "state", title: "Note", widthPx: STATE_PX },
    ],
    [primary, mirror, namePx],
  )
  const renderCell = useCallback(
    (index: number, column: GridColumn) => {
      const row = rows[index]
      return row === undefined ? null : <LinkedCell row={row} columnId={column.id} pair={pair} />
    },
    [rows, pair],
  )
  return (
    <div ref={frame} className={page["frame"]}>
      <VirtualGrid
        label="Experiments of both stores"
        rowCount={rows.length}
        rowKey={(index) => rows[index]?.key ?? ""}
        columns={columns}
        renderCell={renderCell}
        rowHeightPx={ROW_HEIGHT_PX[density]}
      />
    </div>
  )
}
