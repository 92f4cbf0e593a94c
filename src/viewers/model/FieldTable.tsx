import { useState, type ReactNode } from "react"

import { Button } from "~/components/ui/Button"
import { classNames } from "~/components/ui/classNames"
import { formatCount } from "~/domain/format"

import styles from "./ModelView.module.css"

export type Column<T> = { readonly title: string; readonly cell: (item: T) => ReactNode }

const SHOWN_AT_FIRST = 100

/** A short table of what a model has; the first column names each row. A long one begins short. */
export function FieldTable<T>({
  caption,
  items,
  columns: [first, ...others],
  atFirst = SHOWN_AT_FIRST,
}: {
  caption: ReactNode
  items: readonly T[]
  columns: readonly [Column<T>, ...(readonly Column<T>[])]
  atFirst?: number | undefined
}) {
  const [isAll, setAll] = useState(false)
  const shown = isAll ? items : items.slice(0, atFirst)
  return (
    <>
      <table className={classNames(styles["table"], styles["fields"])}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {[first, ...others].map(({ title }) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((item, index) => (
            // Names may be missing, or the same.
            // oxlint-disable-next-line react/no-array-index-key -- see above
            <tr key={index}>
              <th scope="row">{first.cell(item)}</th>
              {others.map(({ title, cell }) => (
                <td key={title}>{cell(item)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < items.length && (
        <Button onClick={() => setAll(true)}>Show all {formatCount(items.length)}</Button>
      )}
    </>
  )
}
