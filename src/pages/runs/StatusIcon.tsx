import { statusLook, type StatusLook } from "~/domain/runs/runStatus"

import styles from "./RunGrid.module.css"

/** Signs rather than pictures: a row that scrolls into sight makes one text instead of a drawing of ten nodes. */
const SIGNS: Readonly<Record<StatusLook["icon"], string>> = {
  check: "✓",
  cross: "✕",
  running: "◌",
  clock: "◷",
  stop: "⊘",
  unknown: "?",
}

export function StatusIcon({ status }: { status: string }) {
  const { icon, label, tone } = statusLook(status)
  return (
    <span className={styles["status"]} data-tone={tone} role="img" aria-label={label} title={label}>
      {SIGNS[icon]}
    </span>
  )
}
