import { useId, type ReactNode } from "react"

import styles from "./SegmentedControl.module.css"
import { classNames } from "./classNames"

/** One of a few, all in sight. Native radio buttons: one tab stop, arrows inside. */
export function SegmentedControl<T extends string>({
  label,
  options,
  value,
  onChange,
  className,
}: {
  label: string
  options: readonly { readonly value: T; readonly label: ReactNode; readonly disabledReason?: string | undefined }[]
  value: T
  onChange: (value: T) => void
  className?: string | undefined
}) {
  const name = useId()
  return (
    <div role="radiogroup" aria-label={label} className={classNames(styles["group"], className)}>
      {options.map((option) => (
        <label key={option.value} className={styles["option"]} title={option.disabledReason}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            disabled={option.disabledReason !== undefined}
            aria-describedby={option.disabledReason === undefined ? undefined : `${name}-${option.value}`}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
          {option.disabledReason !== undefined && (
            <span id={`${name}-${option.value}`} hidden>
              {option.disabledReason}
            </span>
          )}
        </label>
      ))}
    </div>
  )
}
