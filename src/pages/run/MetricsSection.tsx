import { KeyValueTable } from "~/components/KeyValueTable"
import { formatCount, formatExact, formatMetric } from "~/domain/format"
import type { Run } from "~/domain/runs/run"
import { usePreferences } from "~/hooks/preferences"

import { byKey, matching, ownMetrics } from "./runParts"
import { Nothing, Section } from "./Section"

/** The latest value of each metric. */
export function MetricsSection({ run, search }: { run: Run; search: string }) {
  const { digits } = usePreferences()
  const all = ownMetrics(run)
  const shown = matching(byKey(all), search)
  return (
    <Section title="Metrics" count={countOf(shown.length, all.length)}>
      <KeyValueTable
        label="Latest metrics"
        isNumeric
        rows={shown.map(({ key, value, step }) => ({
          key,
          value: formatMetric(value, digits),
          exact: formatExact(value),
          note: step === 0 ? "" : `step ${formatCount(step)}`,
        }))}
        empty={<Nothing>{all.length === 0 ? "No metrics logged yet." : `No metric holds “${search}”.`}</Nothing>}
      />
    </Section>
  )
}

export const countOf = (shown: number, all: number): string =>
  shown === all ? formatCount(all) : `${formatCount(shown)} of ${formatCount(all)}`
