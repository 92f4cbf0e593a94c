import type { CSSProperties } from "react"

import { UntrustedText } from "~/components/UntrustedText"
import type { ConfusionMatrix } from "~/domain/artifacts/evaluation"
import { formatCount } from "~/domain/format"

import styles from "./Matrix.module.css"

/** Larger ones are read in the table beside it. */
const MOST_CLASSES = 40

/** A cell is as deep in colour as its share of its row: classes of different size can be compared. */
export function Matrix({ matrix: { title, labels, counts } }: { matrix: ConfusionMatrix }) {
  const shown = labels.slice(0, MOST_CLASSES)
  const right = counts.reduce((sum, row, index) => sum + (row[index] ?? 0), 0)
  const all = counts.flat().reduce((sum, count) => sum + count, 0)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide matrix is scrolled by the keyboard
    <figure className={styles["figure"]} tabIndex={0}>
      <figcaption>
        <UntrustedText text={title} />
        {all > 0 && (
          <small>
            {formatCount(right)} of {formatCount(all)} right
          </small>
        )}
      </figcaption>
      <table className={styles["matrix"]} aria-label="Confusion matrix">
        <thead>
          <tr>
            <th scope="col" className={styles["axis"]}>
              Actual ↓ Predicted →
            </th>
            {shown.map((label, index) => (
              <th key={index} scope="col">
                <UntrustedText text={label} max={LONGEST_LABEL} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((label, actual) => (
            <tr key={actual}>
              <th scope="row">
                <UntrustedText text={label} max={LONGEST_LABEL} />
              </th>
              {shown.map((_, predicted) => (
                <Cell key={predicted} row={counts[actual] ?? []} at={predicted} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < labels.length && (
        <p>
          The first {MOST_CLASSES} of {formatCount(labels.length)} classes are drawn; the table has all.
        </p>
      )}
    </figure>
  )
}

const LONGEST_LABEL = 24

function Cell({ row, at }: { row: readonly number[]; at: number }) {
  const count = row[at] ?? 0
  const sum = row.reduce((total, other) => total + other, 0)
  const share = sum === 0 ? 0 : count / sum
  const style: CSSProperties & { "--share": string } = { "--share": `${(share * DEEPEST_PERCENT).toFixed(1)}%` }
  return (
    <td style={style}>
      {Number.isInteger(count) ? formatCount(count) : count.toPrecision(3)}
      <small>{(share * 100).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %</small>
    </td>
  )
}

/** Deeper, and the numbers on it could not be read. */
const DEEPEST_PERCENT = 45
