import type { ChangeEvent, ReactNode } from "react"

import { classNames } from "./classNames"
import styles from "./Checkbox.module.css"
import { refuse, WithReason } from "./WithReason"

/** On, off, or partly. */
export function Checkbox({
  label,
  isLabelHidden = false,
  checked,
  isPartly = false,
  disabledReason,
  className,
  onChange,
}: {
  label: ReactNode
  isLabelHidden?: boolean | undefined
  checked: boolean
  /** Some of what it stands for is on, some off. */
  isPartly?: boolean | undefined
  disabledReason?: string | undefined
  className?: string | undefined
  onChange: (checked: boolean, event: ChangeEvent<HTMLInputElement>) => void
}) {
  const isDisabled = disabledReason !== undefined
  return (
    <label className={classNames(styles["checkbox"], className)}>
      <WithReason reason={disabledReason}>
        <input
          ref={(element) => {
            if (element !== null) element.indeterminate = isPartly
          }}
          type="checkbox"
          checked={checked}
          aria-disabled={isDisabled || undefined}
          {...(isDisabled && { onClick: refuse })}
          onChange={(event) => !isDisabled && onChange(event.target.checked, event)}
        />
      </WithReason>
      <span className={isLabelHidden ? styles["hiddenLabel"] : undefined}>{label}</span>
    </label>
  )
}
