import { useMemo } from "react"

import { runColor } from "~/domain/runs/runColor"
import { parseRunReference, type Run } from "~/domain/runs/run"
import { idAt, rowOf, runAt, serverAt } from "~/domain/runs/runColumns"
import { isSystemMetric } from "~/domain/metrics/metricKeys"
import { MetricWall, type WallRun, type WallSource } from "~/features/metric-wall/MetricWall"
import { wallSearch } from "~/features/metric-wall/wallSearch"
import { useSearch } from "~/hooks/useSearch"

import styles from "./RunsPage.module.css"
import type { Shown } from "./useRowEvents"
import type { RunTableSource } from "./useRunTable"

type RunChartsProps = {
  shown: Shown
  sources: readonly RunTableSource[]
  selected: ReadonlySet<string>
  timeZone: string
}

/** Without a selection the first rows are drawn, in the order of the table: the best ones, once it is sorted. */
const FIRST_ROWS = 20

/** The curves of the selected runs, else of the first rows. */
export function RunCharts({ shown, sources, selected, timeZone }: RunChartsProps) {
  const [options, setOptions] = useSearch(wallSearch)
  const { columns } = shown
  // A text, so that the wall keeps its lines when rows only move or numbers change.
  const drawn = drawnRuns(shown, selected).join("\n")
  const walls = useMemo(() => wallSources(columns, drawn.split("\n"), sources), [columns, drawn, sources])
  const keys = useMemo(() => [...columns.metrics.keys()].filter((key) => !isSystemMetric(key)), [columns])
  const count = walls.reduce((sum, { runs }) => sum + runs.length, 0)
  return (
    <div className={styles["charts"]}>
      <p>
        {selected.size > 0 ? `${count} selected runs` : `The first ${count} runs of the table; select runs to choose`}
      </p>
      <MetricWall sources={walls} keys={keys} options={options} onOptions={setOptions} zone={timeZone} />
    </div>
  )
}

function drawnRuns({ columns, view }: Shown, selected: ReadonlySet<string>): readonly string[] {
  if (selected.size > 0) return [...selected]
  return Array.from(view.rows.subarray(0, FIRST_ROWS), (row) => `${serverAt(columns, row)}:${idAt(columns, row)}`)
}

function wallSources(
  columns: Shown["columns"],
  references: readonly string[],
  sources: readonly RunTableSource[],
): readonly WallSource[] {
  const found = references.flatMap((text) => {
    const reference = parseRunReference(text)
    const row = reference && rowOf(columns, reference.runId, reference.server)
    return reference === undefined || row === undefined ? [] : [{ server: reference.server, run: runAt(columns, row) }]
  })
  return sources
    .map(({ backend }) => ({
      backend,
      runs: found.filter(({ server }) => server === backend.id).map(({ run }) => wallRun(run)),
    }))
    .filter(({ runs }) => runs.length > 0)
}

const wallRun = (run: Run): WallRun => ({
  id: run.id,
  name: run.name,
  color: runColor(run.id, run.tags),
  lastSteps: new Map(run.metrics.map(({ key, step }) => [key, step])),
  startedAtMs: run.startedAtMs,
})
