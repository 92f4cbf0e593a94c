import type { ReactNode } from "react"

import styles from "./Switch.module.css"
import { refuse, WithReason } from "./WithReason"

/** Takes effect at once. */
export function Switch({
  label,
  checked,
  disabledReason,
  onChange,
}: {
  label: ReactNode
  checked: boolean
  disabledReason?: string | undefined
  onChange: (checked: boolean) => void
}) {
  const isDisabled = disabledReason !== undefined
  return (
    <label className={styles["switch"]}>
      <WithReason reason={disabledReason}>
        <input
          type="checkbox"
          role="switch"
          checked={checked}
          aria-checked={checked}
          aria-disabled={isDisabled || undefined}
          {...(isDisabled && { onClick: refuse })}
          onChange={(event) => !isDisabled && onChange(event.target.checked)}
        />
      </WithReason>
      <span>{label}</span>
    </label>
  )
}
