import { useMemo } from "react"

import { EmptyState } from "~/components/feedback/EmptyState"
import { isSystemMetric } from "~/domain/metrics/metricKeys"
import type { Run } from "~/domain/runs/run"
import { useBackend } from "~/features/connections/backends"
import { MetricWall } from "~/features/metric-wall/MetricWall"
import { usePreferences } from "~/hooks/preferences"
import { useSearch } from "~/hooks/useSearch"

import { runSearch } from "./runSearch"
import { wallSource } from "./wallSource"

/** Every metric as a chart; the machine's have their own tab. */
export function RunMetrics({ run, isSystem }: { run: Run; isSystem: boolean }) {
  const backend = useBackend()
  const [search, setSearch] = useSearch(runSearch)
  const { timeZone } = usePreferences()
  const sources = useMemo(() => [wallSource(backend, run)], [backend, run])
  const keys = run.metrics.map(({ key }) => key).filter((key) => isSystemMetric(key) === isSystem)
  if (isSystem && keys.length === 0) {
    return (
      <EmptyState title="No system metrics">
        <p>
          CPU, memory and GPU use are logged after <code>mlflow.enable_system_metrics_logging()</code>, or with{" "}
          <code>log_system_metrics=True</code> in <code>mlflow.start_run</code>.
        </p>
      </EmptyState>
    )
  }
  return <MetricWall sources={sources} keys={keys} options={search} onOptions={setSearch} zone={timeZone} />
}
