import { useMemo } from "react"

import { UntrustedText } from "~/components/UntrustedText"
import { folderOf } from "~/domain/artifacts/file"
import { readJsonTable } from "~/domain/artifacts/jsonTable"
import type { Table } from "~/domain/artifacts/table"
import { formatBytes } from "~/domain/format"
import { ReadState } from "~/viewers/ReadState"
import { useFileBytes } from "~/viewers/useFileBytes"
import type { ViewProps } from "~/viewers/viewer"

import styles from "./ModelView.module.css"

const MOST_BYTES = 200_000
const MOST_ROWS = 20
const LONGEST_TEXT = 20_000

/** The input that was logged with the model, from the file that the model names. */
export function InputExample({
  name,
  modelPath,
  beside,
}: {
  name: string
  modelPath: string
  beside: NonNullable<ViewProps["beside"]>
}) {
  const folder = folderOf(modelPath)
  const path = folder === "" ? name : `${folder}/${name}`
  const file = useMemo(() => beside.open({ path, sizeBytes: undefined }), [beside, path])
  const state = useFileBytes(file, MOST_BYTES)
  return (
    <section aria-label="Input example">
      <h2>
        Input example <UntrustedText text={name} />
      </h2>
      <ReadState state={state} end={MOST_BYTES}>
        {({ bytes, isWhole }) => (
          <>
            <Example text={new TextDecoder().decode(bytes)} />
            {!isWhole && <p>The first {formatBytes(bytes.length)} are shown.</p>}
          </>
        )}
      </ReadState>
    </section>
  )
}

function Example({ text }: { text: string }) {
  const reading = useMemo(() => readJsonTable(text, MOST_ROWS), [text])
  if (reading.ok) return <ExampleTable table={reading.table} isCut={reading.isCut} />
  return (
    <pre className={styles["example"]}>
      <UntrustedText text={text} max={LONGEST_TEXT} />
    </pre>
  )
}

function ExampleTable({ table: { columns, rowCount }, isCut }: { table: Table; isCut: boolean }) {
  return (
    <>
      <table className={styles["table"]}>
        <caption>{isCut ? `The first ${rowCount} rows` : `${rowCount} ${rowCount === 1 ? "row" : "rows"}`}</caption>
        <thead>
          <tr>
            {columns.map(({ name }, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- names may be the same
              <th key={index} scope="col">
                <UntrustedText text={name} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rowCount }, (_, row) => (
            <tr key={row}>
              {columns.map(({ cells }, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- see above
                <td key={index}>
                  <UntrustedText text={cells[row] ?? ""} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
