import { KeyValueTable } from "~/components/KeyValueTable"
import { UntrustedText } from "~/components/UntrustedText"
import { formatExact, formatMetric } from "~/domain/format"
import { metricsByDataset, type DatasetMetrics } from "~/domain/models/metricsByDataset"
import type { LoggedModelMetric } from "~/domain/models/model"
import styles from "~/features/models/models.module.css"
import { Section } from "~/features/models/Section"
import { usePreferences } from "~/hooks/preferences"

/** The latest values of the model, one table for each dataset it was measured on. */
export function LoggedModelMetrics({ metrics }: { metrics: readonly LoggedModelMetric[] }) {
  const groups = metricsByDataset(metrics)
  return (
    <Section title="Metrics" count={groups.reduce((sum, group) => sum + group.metrics.length, 0)}>
      {groups.length === 0 && <p className={styles["nothing"]}>No metrics were logged for this model.</p>}
      {groups.map((group) => (
        <DatasetTable key={`${group.name} ${group.digest}`} group={group} />
      ))}
    </Section>
  )
}

function DatasetTable({ group: { name, digest, metrics } }: { group: DatasetMetrics }) {
  const { digits } = usePreferences()
  const rows = metrics.map(({ key, value, step }) => ({
    key,
    value: formatMetric(value, digits),
    exact: formatExact(value),
    note: `step ${step}`,
  }))
  return (
    <>
      {name !== "" && (
        <h3>
          on <UntrustedText text={name} /> <small className={styles["nothing"]}>{digest}</small>
        </h3>
      )}
      <KeyValueTable label={name === "" ? "Metrics" : `Metrics on ${name}`} rows={rows} isNumeric />
    </>
  )
}
