import { useEffect } from "react"

import { centreRow, rowsInSight, useScrollWindow } from "~/hooks/useScrollWindow"

import styles from "./Lines.module.css"
import { LineText } from "./LineText"

export type LinesProps = {
  lines: readonly string[]
  wanted: string
  /** Index of the line that find stands on. */
  current: number | undefined
}

/** The same as --text-line in tokens.css. */
export const LINE_PX = 18
const AROUND = 20

/** Numbered lines, each as long as it is; only those in sight exist. */
export function Lines({ lines, wanted, current }: LinesProps) {
  const { ref, window, element } = useScrollWindow(LINE_PX)
  const { from, to } = rowsInSight(window, { count: lines.length, rowPx: LINE_PX, around: AROUND })
  useEffect(() => {
    if (current !== undefined) centreRow(element, { row: current, rowPx: LINE_PX })
  }, [current, element])
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys
    <div ref={ref} className={styles["scroller"]} tabIndex={0} role="region" aria-label="Lines">
      <div className={styles["body"]} style={{ height: lines.length * LINE_PX }}>
        {lines.slice(from, to).map((text, place) => {
          const index = from + place
          return (
            <div
              key={index}
              data-current={index === current || undefined}
              className={styles["line"]}
              style={{ top: index * LINE_PX }}
            >
              <LineNumber index={index} count={lines.length} />
              <LineText text={text} wanted={wanted} />
            </div>
          )
        })}
      </div>
    </div>
  )
}

export function LineNumber({ index, count }: { index: number; count: number }) {
  return (
    <span className={styles["number"]} style={{ width: `${String(count).length + 2}ch` }} aria-hidden="true">
      {index + 1}
    </span>
  )
}
