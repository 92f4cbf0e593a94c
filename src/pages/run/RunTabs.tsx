import { useInfiniteQuery } from "@tanstack/react-query"

import { LinkTabs } from "~/components/ui/LinkTabs"
import { formatCount } from "~/domain/format"
import { isSystemMetric } from "~/domain/metrics/metricKeys"
import type { Run } from "~/domain/runs/run"
import { routes, type RunTab } from "~/domain/url/routes"
import { useBackend } from "~/features/connections/backends"
import { usePair } from "~/features/connections/usePair"

import { childrenQuery } from "./childrenQuery"
import styles from "./RunPage.module.css"
import { useRunModels } from "./useRunModels"

const LABELS: Readonly<Record<RunTab, string>> = {
  overview: "Overview",
  metrics: "Metrics",
  system: "System",
  artifacts: "Artifacts",
  models: "Models",
  children: "Children",
  code: "Code",
  linked: "Linked",
}
const ORDER = ["overview", "metrics", "system", "artifacts", "models", "children", "code", "linked"] as const

export function RunTabs({ run, tab }: { run: Run; tab: RunTab }) {
  const backend = useBackend()
  const children = useInfiniteQuery(childrenQuery(backend, run))
  const { versions } = useRunModels(backend, run)
  const systemCount = run.metrics.filter(({ key }) => isSystemMetric(key)).length
  const childCount = children.data?.length ?? 0
  const counts: Readonly<Record<RunTab, number>> = {
    overview: 0,
    metrics: run.metrics.length - systemCount,
    system: systemCount,
    artifacts: 0,
    models: Math.max(versions.length, run.outputModelIds.length),
    children: childCount,
    code: 0,
    linked: 0,
  }
  const isLinked = usePair(backend.id) !== undefined
  const tabs = ORDER.filter((name) => name !== "linked" || isLinked || tab === "linked").map((name) => ({
    to: routes.run({ server: backend.id, experimentId: run.experimentId, runId: run.id, tab: name }),
    label: LABELS[name],
    isCurrent: name === tab,
    ...(counts[name] > 0 && {
      count: name === "children" && children.hasNextPage ? `${childCount}+` : formatCount(counts[name]),
    }),
  }))
  return (
    <div className={styles["tabs"]}>
      <LinkTabs label="Parts of the run" tabs={tabs} />
    </div>
  )
}
