import type { ReactNode } from "react"

import { KeyValueTable } from "~/components/KeyValueTable"
import type { KeyValue } from "~/domain/runs/run"

import styles from "./models.module.css"
import { Section } from "./Section"

/** The tags people wrote; MLflow's own come last. */
export function TagSection({ tags, actions }: { tags: readonly KeyValue[]; actions?: ReactNode }) {
  const own = (tag: KeyValue) => Number(tag.key.startsWith("mlflow."))
  const rows = [...tags].sort((a, b) => own(a) - own(b) || (a.key < b.key ? -1 : 1))
  return (
    <Section title="Tags" count={tags.length} actions={actions}>
      <KeyValueTable label="Tags" rows={rows} empty={<p className={styles["nothing"]}>No tags.</p>} />
    </Section>
  )
}
