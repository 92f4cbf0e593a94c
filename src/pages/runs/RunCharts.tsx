import { useMemo } from "react"

import { formatCount } from "~/domain/format"
import { isSystemMetric } from "~/domain/metrics/metricKeys"
import { parseRunReference, type Run } from "~/domain/runs/run"
import type { RunColor } from "~/domain/runs/runColor"
import { rowOf, runAt, type RunColumns } from "~/domain/runs/runColumns"
import { MetricWall, type WallRun, type WallSource } from "~/features/metric-wall/MetricWall"
import { wallSearch } from "~/features/metric-wall/wallSearch"
import { useSearch } from "~/hooks/useSearch"

import styles from "./RunsPage.module.css"
import type { Charted } from "./useCharted"
import type { RunTableSource } from "./useRunTable"

type RunChartsProps = {
  columns: RunColumns
  sources: readonly RunTableSource[]
  colors: Charted["colors"]
  /** By a person, rather than the first rows. */
  areChosen: boolean
  timeZone: string
}

/** The curves of the selected runs, else of the first rows. */
export function RunCharts({ columns, sources, colors, areChosen, timeZone }: RunChartsProps) {
  const [options, setOptions] = useSearch(wallSearch)
  const walls = useMemo(() => wallSources(columns, colors, sources), [columns, colors, sources])
  const keys = useMemo(() => [...columns.metrics.keys()].filter((key) => !isSystemMetric(key)), [columns])
  const count = walls.reduce((sum, { runs }) => sum + runs.length, 0)
  return (
    <div className={styles["charts"]}>
      {count > 0 && <p>{whichRuns(count, areChosen)}</p>}
      <MetricWall sources={walls} keys={keys} options={options} onOptions={setOptions} zone={timeZone} />
    </div>
  )
}

function whichRuns(count: number, areChosen: boolean): string {
  if (areChosen) return count === 1 ? "The selected run" : `${formatCount(count)} selected runs`
  return count === 1
    ? "The only run of the table"
    : `The first ${formatCount(count)} runs of the table; select runs to choose`
}

function wallSources(
  columns: RunColumns,
  colors: Charted["colors"],
  sources: readonly RunTableSource[],
): readonly WallSource[] {
  const found = [...colors].flatMap(([text, color]) => {
    const reference = parseRunReference(text)
    const row = reference && rowOf(columns, reference.runId, reference.server)
    if (reference === undefined || row === undefined) return []
    return [{ server: reference.server, run: wallRun(runAt(columns, row), color) }]
  })
  return sources
    .map(({ backend }) => ({
      backend,
      runs: found.filter(({ server }) => server === backend.id).map(({ run }) => run),
    }))
    .filter(({ runs }) => runs.length > 0)
}

const wallRun = ({ id, name, metrics, startedAtMs }: Run, color: RunColor): WallRun => ({
  id,
  name,
  color,
  latest: new Map(metrics.map((metric) => [metric.key, metric])),
  startedAtMs,
})
