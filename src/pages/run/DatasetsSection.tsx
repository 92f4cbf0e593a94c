import { CopyButton } from "~/components/CopyButton"
import { KeyValueTable } from "~/components/KeyValueTable"
import { SafeLink } from "~/components/SafeLink"
import { Badge } from "~/components/ui/Badge"
import { UntrustedText } from "~/components/UntrustedText"
import { formatCount } from "~/domain/format"
import type { DatasetInput } from "~/domain/runs/run"

import { datasetShape } from "./datasetSchema"
import { datasetSource } from "./datasetSource"
import styles from "./Overview.module.css"
import { Section } from "./Section"

/** What the run was fed with. `isWanted`: the link to this page is about it. */
export function DatasetsSection({ datasets, isWanted }: { datasets: readonly DatasetInput[]; isWanted: boolean }) {
  if (datasets.length === 0) return null
  return (
    <Section title="Datasets" count={formatCount(datasets.length)}>
      <ul ref={isWanted ? show : undefined}>
        {datasets.map((dataset) => (
          <li key={`${dataset.name} ${dataset.digest} ${dataset.context}`}>
            <Dataset dataset={dataset} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

const show = (list: HTMLElement | null): void => list?.scrollIntoView({ block: "center" })

function Dataset({ dataset }: { dataset: DatasetInput }) {
  const { columns, rowCount } = datasetShape(dataset.schema, dataset.profile)
  const source = datasetSource(dataset.source)
  return (
    <div className={styles["dataset"]}>
      <UntrustedText text={dataset.name} />
      {dataset.context !== "" && (
        <Badge>
          <UntrustedText text={dataset.context} />
        </Badge>
      )}
      <small>
        digest <UntrustedText text={dataset.digest} /> <CopyButton text={dataset.digest} label="Copy the digest" />
      </small>
      <small>{sizeOf(rowCount, columns.length)}</small>
      {source !== "" && (
        <small>
          from <SafeLink href={source} />
        </small>
      )}
      {columns.length > 0 && (
        <details>
          <summary>Schema, {columnsText(columns.length)}</summary>
          <KeyValueTable
            label={`Schema of ${dataset.name}`}
            rows={columns.map(({ name, type }, index) => ({ key: name === "" ? `#${index + 1}` : name, value: type }))}
          />
        </details>
      )}
    </div>
  )
}

function sizeOf(rowCount: number | undefined, columnCount: number): string {
  const rows = rowCount === undefined ? "" : `${formatCount(rowCount)} rows`
  const columns = columnCount === 0 ? "" : columnsText(columnCount)
  return [rows, columns].filter((part) => part !== "").join(" × ")
}

const columnsText = (count: number): string => (count === 1 ? "1 column" : `${formatCount(count)} columns`)
