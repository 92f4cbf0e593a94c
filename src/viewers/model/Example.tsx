import { useMemo } from "react"

import { UntrustedText } from "~/components/UntrustedText"
import { readJsonTable } from "~/domain/artifacts/jsonTable"
import type { Table } from "~/domain/artifacts/table"
import { formatCount } from "~/domain/format"

import styles from "./ModelView.module.css"

const MOST_ROWS = 20
const MOST_COLUMNS = 50
const LONGEST_TEXT = 20_000

/** An input example: its first rows where it is a table, else its text. */
export function Example({ text }: { text: string }) {
  const reading = useMemo(() => readJsonTable(text, MOST_ROWS), [text])
  if (reading.ok) return <ExampleTable table={reading.table} isCut={reading.isCut} />
  return (
    <>
      <pre className={styles["example"]}>
        <UntrustedText text={text} max={LONGEST_TEXT} />
      </pre>
      {text.length > LONGEST_TEXT && <p>The first {formatCount(LONGEST_TEXT)} characters are shown.</p>}
    </>
  )
}

function ExampleTable({ table: { columns, rowCount }, isCut }: { table: Table; isCut: boolean }) {
  const shown = columns.slice(0, MOST_COLUMNS)
  const rows = isCut ? `The first ${rowCount} rows` : `${rowCount} ${rowCount === 1 ? "row" : "rows"}`
  const caption =
    shown.length === columns.length
      ? rows
      : `${rows}, the first ${shown.length} of ${formatCount(columns.length)} columns`
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls sideways, by keys too
    <div className={styles["rows"]} role="region" aria-label="Rows of the input example" tabIndex={0}>
      <table className={styles["table"]}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {shown.map(({ name }, index) => (
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
              {shown.map(({ cells }, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- see above
                <td key={index}>
                  <UntrustedText text={cells[row] ?? ""} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
