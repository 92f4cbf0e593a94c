import { Ban, Check, CircleDashed, CircleHelp, Clock, X } from "lucide-react"

import { statusLook } from "~/domain/runs/runStatus"

import styles from "./StatusIcon.module.css"

const ICONS = { check: Check, cross: X, running: CircleDashed, clock: Clock, stop: Ban, unknown: CircleHelp }

/** A run's status as a shape and a colour, with its word for screen readers. */
export function StatusIcon({ status, size = 14 }: { status: string; size?: number | undefined }) {
  const { icon, label, tone } = statusLook(status)
  const Icon = ICONS[icon]
  return (
    <span className={styles["status"]} data-tone={tone} role="img" aria-label={label} title={label}>
      <Icon size={size} aria-hidden="true" />
    </span>
  )
}
