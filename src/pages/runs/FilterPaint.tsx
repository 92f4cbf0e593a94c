import type { FilterError } from "~/domain/filters/filterError"
import { filterSpans } from "~/domain/filters/filterSpans"

import styles from "./FilterBar.module.css"

/** The colours behind the transparent text of the field, and a wavy line where it is wrong. */
export function FilterPaint({
  text,
  error,
  scrollPx,
}: {
  text: string
  error: FilterError | undefined
  scrollPx: number
}) {
  return (
    <div aria-hidden="true" className={styles["paint"]}>
      <div className={styles["line"]} style={{ transform: `translateX(${-scrollPx}px)` }}>
        {pieces(text).map(({ piece, role, start }) => (
          <span key={start} data-role={role}>
            {piece}
          </span>
        ))}
      </div>
      {error !== undefined && (
        <div className={styles["line"]} style={{ transform: `translateX(${-scrollPx}px)` }}>
          <span className={styles["before"]}>{text.slice(0, error.start)}</span>
          <span className={styles["wrong"]}>{text.slice(error.start, error.end) || " "}</span>
        </div>
      )}
    </div>
  )
}

/** The spans of the filter with the spaces between them. */
function pieces(text: string) {
  const found: { piece: string; role: string | undefined; start: number }[] = []
  let at = 0
  for (const { start, end, role } of filterSpans(text)) {
    if (start > at) found.push({ piece: text.slice(at, start), role: undefined, start: at })
    found.push({ piece: text.slice(start, end), role, start })
    at = end
  }
  return found
}
