import { useMemo } from "react"

import { MetricWall, type WallRun, type WallSource } from "~/features/metric-wall/MetricWall"
import { usePreferences } from "~/hooks/preferences"

import styles from "./ComparePage.module.css"
import type { CompareProps } from "./ComparePage"
import type { LoadedRun } from "./useComparedRuns"

/** One chart for each metric with the curves of all runs, from every server. */
export function ComparedCurves({ runs, search, onSearch }: CompareProps) {
  const { timeZone } = usePreferences()
  const sources = useMemo(() => sourcesOf(runs), [runs])
  const keys = useMemo(() => [...new Set(runs.flatMap(({ run }) => run.metrics.map(({ key }) => key)))], [runs])
  return (
    <div className={styles["curves"]}>
      <MetricWall sources={sources} keys={keys} options={search} onOptions={onSearch} zone={timeZone} />
    </div>
  )
}

function sourcesOf(runs: readonly LoadedRun[]): readonly WallSource[] {
  const isOneServer = runs.every(({ server }) => server === runs[0]?.server)
  const sources = new Map<string, { backend: WallSource["backend"]; runs: WallRun[] }>()
  for (const loaded of runs) {
    const { backend } = loaded
    const source = sources.get(backend.id) ?? { backend, runs: [] }
    source.runs.push(wallRun(loaded, isOneServer))
    sources.set(backend.id, source)
  }
  return [...sources.values()]
}

const wallRun = ({ run, server, color }: LoadedRun, isOneServer: boolean): WallRun => ({
  id: run.id,
  name: isOneServer ? run.name : `${run.name} (${server})`,
  color,
  latest: new Map(run.metrics.map((metric) => [metric.key, metric])),
  startedAtMs: run.startedAtMs,
})
