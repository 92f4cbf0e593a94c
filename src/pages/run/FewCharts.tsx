import { useMemo } from "react"
import { createSearchParams, useNavigate } from "react-router-dom"

import type { Run } from "~/domain/runs/run"
import { routes } from "~/domain/url/routes"
import { useBackend } from "~/features/connections/backends"
import { ChartCard } from "~/features/metric-wall/ChartCard"
import { usePreferences } from "~/hooks/preferences"
import { useSearch } from "~/hooks/useSearch"

import styles from "./Overview.module.css"
import { runSearch } from "./runSearch"
import { wallSource } from "./wallSource"

/** The main curves, small; each opens large on the metrics tab. */
export function FewCharts({ run, keys }: { run: Run; keys: readonly string[] }) {
  const backend = useBackend()
  const [search, setSearch] = useSearch(runSearch)
  const { timeZone } = usePreferences()
  const navigate = useNavigate()
  const sources = useMemo(() => [wallSource(backend, run)], [backend, run])
  const metricsTab = routes.run({ server: backend.id, experimentId: run.experimentId, runId: run.id, tab: "metrics" })
  return (
    <div className={styles["charts"]}>
      {keys.map((key) => (
        <ChartCard
          key={key}
          sources={sources}
          keys={keys}
          metric={key}
          size="small"
          options={search}
          onOptions={setSearch}
          zone={timeZone}
          onExpand={() => void navigate(`${metricsTab}?${createSearchParams({ metric: key })}`)}
        />
      ))}
    </div>
  )
}
