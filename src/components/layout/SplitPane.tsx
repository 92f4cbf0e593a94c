import { useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from "react"

import { LEAST_PERCENT, MOST_PERCENT, resetPaneShare, setPaneShare, usePaneShare, type PaneName } from "./paneShares"
import styles from "./SplitPane.module.css"

const KEY_STEP = 2

/**
 * Two panes beside each other with a handle between them (drag it, or focus it and use the arrow keys; a double click
 * puts it back), remembered in this browser; one below the other on a phone.
 */
export function SplitPane({
  name,
  start,
  end,
  initialPercent = 56,
  label = "Resize the panes",
}: {
  name: PaneName
  start: ReactNode
  end: ReactNode
  initialPercent?: number | undefined
  label?: string | undefined
}) {
  const percent = usePaneShare(name) ?? initialPercent
  const frame = useRef<HTMLDivElement>(null)
  const resize = (next: number) => setPaneShare(name, next)

  const handlePointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const bounds = frame.current?.getBoundingClientRect()
    if (bounds === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    resize(((event.clientX - bounds.left) / bounds.width) * 100)
  }
  const handleKeyDown = (event: KeyboardEvent) => {
    const next = new Map([
      ["ArrowLeft", percent - KEY_STEP],
      ["ArrowRight", percent + KEY_STEP],
      ["Home", LEAST_PERCENT],
      ["End", MOST_PERCENT],
    ]).get(event.key)
    if (next === undefined) return
    event.preventDefault()
    resize(next)
  }
  return (
    <div ref={frame} className={styles["frame"]}>
      <div className={styles["start"]} style={{ flexBasis: `${percent}%` }}>
        {start}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a focusable separator is a widget (ARIA 1.2) */}
      <div
        role="separator"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
        tabIndex={0}
        aria-label={label}
        aria-orientation="vertical"
        aria-valuenow={Math.round(percent)}
        aria-valuemin={LEAST_PERCENT}
        aria-valuemax={MOST_PERCENT}
        className={styles["handle"]}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={handlePointerMove}
        onDoubleClick={() => resetPaneShare(name)}
        onKeyDown={handleKeyDown}
      />
      <div className={styles["end"]}>{end}</div>
    </div>
  )
}
