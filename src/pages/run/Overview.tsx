import { Skeleton } from "~/components/feedback/Skeleton"
import { later } from "~/components/later"
import { DelayedSearchField } from "~/components/ui/DelayedSearchField"
import type { Run } from "~/domain/runs/run"
import { useSearch } from "~/hooks/useSearch"

import { AboutSection } from "./AboutSection"
import { DatasetsSection } from "./DatasetsSection"
import { MetricsSection } from "./MetricsSection"
import { NoteSection } from "./NoteSection"
import styles from "./Overview.module.css"
import { ParamsSection } from "./ParamsSection"
import { runSearch } from "./runSearch"
import { curvesOf } from "./runParts"
import { TagsSection } from "./TagsSection"
import type { RunChanges } from "./useRunChanges"

const FewCharts = later(() => import("./FewCharts").then((module) => module.FewCharts))
const MOST_CHARTS = 3

/** The run at a glance: numbers on the left, curves and words on the right. */
export function Overview({ run, changes, refused }: { run: Run; changes: RunChanges; refused: string | undefined }) {
  const [{ key, part }, setSearch] = useSearch(runSearch)
  const curves = curvesOf(run, MOST_CHARTS)
  return (
    <div className={styles["overview"]}>
      <div className={styles["numbers"]}>
        <DelayedSearchField
          label="Find a metric, param or tag"
          value={key}
          onChange={(text) => setSearch({ key: text })}
          className={styles["find"]}
        />
        <MetricsSection run={run} search={key} />
        <ParamsSection run={run} search={key} />
        <DatasetsSection datasets={run.datasets} isWanted={part === "datasets"} />
      </div>
      <div className={styles["words"]}>
        {curves.length > 0 && (
          <FewCharts run={run} keys={curves} whileLoading={<ChartsToCome count={curves.length} />} />
        )}
        <NoteSection run={run} changes={changes} refused={refused} />
        <AboutSection run={run} />
        <TagsSection run={run} search={key} changes={changes} refused={refused} />
      </div>
    </div>
  )
}

/** As tall as the charts will be, so that the words below do not jump. */
function ChartsToCome({ count }: { count: number }) {
  return (
    <div className={styles["charts"]}>
      {Array.from({ length: count }, (_, place) => (
        <Skeleton key={place} height="var(--chart-card)" />
      ))}
    </div>
  )
}
