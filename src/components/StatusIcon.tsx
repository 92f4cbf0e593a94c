import { statusLook, type StatusLook } from "~/domain/runs/runStatus"

import styles from "./StatusIcon.module.css"

const CIRCLE = "M8 2a6 6 0 1 1 0 12a6 6 0 0 1 0-12z"

/** One path each: a row of a table that scrolls into sight makes three nodes, not a drawing of ten. */
const SHAPES: Readonly<Record<StatusLook["icon"], string>> = {
  check: "M3 8.5l3.5 3.5l6.5-7.5",
  cross: "M4 4l8 8M12 4l-8 8",
  running: CIRCLE,
  clock: `${CIRCLE}M8 4.75v3.5l2.25 1.5`,
  stop: `${CIRCLE}M3.8 3.8l8.4 8.4`,
  unknown: `${CIRCLE}M6.2 6.4a1.85 1.85 0 1 1 2.6 1.7q-.8.4-.8 1.1M8 11.2v.1`,
}

/** A run's status as a shape and a colour, with its word for screen readers. */
export function StatusIcon({ status }: { status: string }) {
  const { icon, label, tone } = statusLook(status)
  return (
    <span className={styles["status"]} data-tone={tone} role="img" aria-label={label} title={label}>
      <svg viewBox="0 0 16 16" aria-hidden="true" data-icon={icon}>
        <path d={SHAPES[icon]} />
      </svg>
    </span>
  )
}
