import { useMemo, useState } from "react"
import { useNavigate } from "react-router-dom"

import { columnId, type ColumnRef } from "~/domain/runs/columnRef"
import { parseRunReference } from "~/domain/runs/run"
import { rowOf, runAt, type RunColumns } from "~/domain/runs/runColumns"
import { isUnfinished } from "~/domain/runs/runStatus"
import { routes } from "~/domain/url/routes"
import type { RunTarget } from "~/features/run-actions/runTargets"
import { usePreferences } from "~/hooks/preferences"
import { useDelayed } from "~/hooks/useDelayed"
import { useNow } from "~/hooks/useNow"
import { useSearch } from "~/hooks/useSearch"

import { changedWidths, readWidths, writeWidths } from "./columnWidths"
import { runGridColumns } from "./runGridColumns"
import { runsSearch } from "./runsSearch"
import { useAutoColumns } from "./useAutoColumns"
import { useCharted } from "./useCharted"
import { useRowEvents } from "./useRowEvents"
import { useRunRows } from "./useRunRows"
import type { RunTableSource } from "./useRunTable"
import { useSelection } from "./useSelection"

export type RunsModel = ReturnType<typeof useRunsModel>

const MINUTE_MS = 60_000

/** All that the parts of the page share: the URL, the rows, the columns, the selection. */
export function useRunsModel(sources: readonly RunTableSource[]) {
  const [search, setSearch] = useSearch(runsSearch)
  const { digits, timeZone, refreshSeconds } = usePreferences()
  const nowMs = useNow(MINUTE_MS)
  const rows = useRunRows(sources, search, refreshSeconds * 1000)
  const columns = rows.shown?.columns
  const { refs, stats } = useAutoColumns({
    columns,
    isComplete: rows.table.isComplete,
    inUrl: search.columns,
    isShared: sources.length > 1 || sources.some(({ experimentIds }) => experimentIds.length > 1),
  })
  // While a hand drags an edge the address stays as it is.
  const [widthsText, setWidthsText] = useDelayed(search.widths, (widths) => setSearch({ widths }))
  const widths = useMemo(() => readWidths(widthsText), [widthsText])
  const gridColumns = useMemo(() => (columns ? runGridColumns(columns, refs, widths) : []), [columns, refs, widths])
  const selection = useSelection(search.selected, (selected) => setSearch({ selected }))
  const charted = useCharted(rows.shown, selection.all, search.view !== "table")
  const [active, setActive] = useState<string>()
  const look = useMemo(() => ({ digits, timeZone, nowMs }), [digits, timeZone, nowMs])
  const setPreview = (preview: string) => setSearch({ preview })

  const events = useRowEvents({
    shown: rows.shown,
    selection,
    active,
    onActive: (reference) => {
      setActive(reference)
      // An open preview follows the keyboard.
      if (search.preview !== "" && search.preview !== reference) setPreview(reference)
    },
    onPreview: (reference) => setSearch(({ preview }) => ({ preview: preview === reference ? "" : reference })),
    onToggleChildren: (reference) => setSearch(({ closed }) => ({ closed: toggled(closed, reference) })),
    onSort: (sort) => setSearch({ sort }),
  })
  return {
    search,
    setSearch,
    ...rows,
    refs,
    stats,
    gridColumns,
    look,
    active,
    selection,
    charted,
    events,
    widths,
    /** undefined = as wide as it is by itself. */
    resize: (id: string, width: number | undefined) => {
      const shownIds = gridColumns.map((column) => column.id)
      setWidthsText(writeWidths(changedWidths(widths, { id, width }, shownIds)))
    },
    setColumns: (next: readonly ColumnRef[] | undefined) => setSearch({ columns: next?.map(columnId) ?? [] }),
    setPreview,
    previewed: useMemo(() => (columns ? runOf(columns, search.preview) : undefined), [columns, search.preview]),
    targets: useMemo(() => targetsOf(sources, columns, selection.all), [sources, columns, selection.all]),
    runningCount: useMemo(() => (columns ? countRunning(columns) : 0), [columns]),
    compare: useCompare(selection.all),
  }
}

const toggled = (all: readonly string[], one: string): readonly string[] =>
  all.includes(one) ? all.filter((other) => other !== one) : [...all, one]

function runOf(columns: RunColumns, reference: string) {
  const found = parseRunReference(reference)
  const row = found && rowOf(columns, found.runId, found.server)
  return found === undefined || row === undefined ? undefined : { server: found.server, run: runAt(columns, row) }
}

/** The selected runs that are loaded, by server. */
function targetsOf(
  sources: readonly RunTableSource[],
  columns: RunColumns | undefined,
  selected: ReadonlySet<string>,
): readonly RunTarget[] {
  if (columns === undefined || selected.size === 0) return []
  const found = [...selected].flatMap((reference) => runOf(columns, reference) ?? [])
  return sources
    .map(({ backend }) => ({
      backend,
      runs: found.filter(({ server }) => server === backend.id).map(({ run }) => run),
    }))
    .filter(({ runs }) => runs.length > 0)
}

function countRunning({ statuses, rowCount }: RunColumns): number {
  const isRunning = statuses.texts.map(isUnfinished)
  if (!isRunning.includes(true)) return 0
  let count = 0
  for (let index = 0; index < Math.min(statuses.count, rowCount); index++)
    if (isRunning[statuses.codeAt(index)] === true) count++
  return count
}

function useCompare(selected: ReadonlySet<string>): () => void {
  const navigate = useNavigate()
  return () => {
    const references = [...selected].map(parseRunReference).filter((reference) => reference !== undefined)
    if (references.length > 1) void navigate(routes.compare(references))
  }
}
