import type { KeyboardEvent, PointerEvent } from "react"

import { RAIL_MAX, RAIL_MIN, resetRailWidth, setRailWidth, useRail } from "./railWidth"
import styles from "./Rail.module.css"

const STEP = 16

/** The edge between rail and page: drag it, or focus it and use the arrow keys; a double click puts it back. */
export function RailResizer() {
  const { width } = useRail()
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) setRailWidth(event.clientX)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a focusable separator is a widget (ARIA 1.2)
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label="Width of the experiment tree"
      aria-valuenow={width}
      aria-valuemin={RAIL_MIN}
      aria-valuemax={RAIL_MAX}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
      tabIndex={0}
      className={styles["resizer"]}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onDoubleClick={resetRailWidth}
      onKeyDown={(event) => moveByKey(event, width)}
    />
  )
}

function moveByKey(event: KeyboardEvent, width: number): void {
  const steps = new Map([
    ["ArrowLeft", width - STEP],
    ["ArrowRight", width + STEP],
    ["Home", RAIL_MIN],
    ["End", RAIL_MAX],
  ])
  const next = steps.get(event.key)
  if (next === undefined) return
  event.preventDefault()
  setRailWidth(next)
}
