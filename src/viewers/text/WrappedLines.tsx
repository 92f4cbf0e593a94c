import { useVirtualizer } from "@tanstack/react-virtual"
import { useEffect, useState } from "react"

import { LINE_PX, LineNumber, pickNumber, useEndInSight, type LinesProps } from "./Lines"
import styles from "./Lines.module.css"
import { LineText } from "~/viewers/LineText"

const AROUND = 20

/** The same, folded to the width: every line has a height of its own, which must be measured. */
export function WrappedLines({ lines, before, wanted, current, linked, stylesOf, isFollowing, onLine }: LinesProps) {
  const [element, setElement] = useState<HTMLElement | null>(null)
  // oxlint-disable-next-line react/incompatible-library -- nothing that depends on its result is memoised
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => element,
    estimateSize: () => LINE_PX,
    // A line keeps its height when those before it are let go.
    getItemKey: (index) => before + index,
    overscan: AROUND,
  })
  useEffect(() => {
    if (linked !== undefined) rows.scrollToIndex(linked, { align: "center" })
  }, [linked, rows])
  useEffect(() => {
    if (current !== undefined) rows.scrollToIndex(current, { align: "center" })
  }, [current, rows])
  const handleScroll = useEndInSight(element ?? undefined, before + lines.length, isFollowing)
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- by keys the field "Go to line" does it
    <div
      ref={setElement}
      className={styles["scroller"]}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keys
      tabIndex={0}
      role="region"
      aria-label="Lines"
      onScroll={handleScroll}
      onClick={(event) => pickNumber(event, onLine)}
    >
      <div className={styles["body"]} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start, key }) => (
          <div
            key={key}
            ref={rows.measureElement}
            data-index={index}
            data-wrapped
            data-current={index === current || undefined}
            aria-current={index === linked || undefined}
            className={styles["line"]}
            style={{ transform: `translateY(${start}px)` }}
          >
            <LineNumber index={before + index} count={before + lines.length} />
            <LineText text={lines[index] ?? ""} wanted={wanted} look={stylesOf(index)} />
          </div>
        ))}
      </div>
    </div>
  )
}
