import { useVirtualizer } from "@tanstack/react-virtual"
import { useEffect, useRef } from "react"

import { LINE_PX, LineNumber, type LinesProps } from "./Lines"
import styles from "./Lines.module.css"
import { LineText } from "./LineText"

const AROUND = 20

/** The same, folded to the width: every line has a height of its own, which must be measured. */
export function WrappedLines({ lines, wanted, current }: LinesProps) {
  const scroller = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- nothing that depends on its result is memoised
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_PX,
    overscan: AROUND,
  })
  useEffect(() => {
    if (current !== undefined) rows.scrollToIndex(current, { align: "center" })
  }, [current, rows])
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys
    <div ref={scroller} className={styles["scroller"]} tabIndex={0} role="region" aria-label="Lines">
      <div className={styles["body"]} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start, key }) => (
          <div
            key={key}
            ref={rows.measureElement}
            data-index={index}
            data-wrapped
            data-current={index === current || undefined}
            className={styles["line"]}
            style={{ transform: `translateY(${start}px)` }}
          >
            <LineNumber index={index} count={lines.length} />
            <LineText text={lines[index] ?? ""} wanted={wanted} />
          </div>
        ))}
      </div>
    </div>
  )
}
