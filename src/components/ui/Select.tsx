import { ChevronDown } from "lucide-react"
import { useId } from "react"

import { classNames } from "./classNames"
import styles from "./Select.module.css"

/** One of many, folded away. The browser's own list: it works the same with a thumb and a screen reader. */
export function Select<T extends string>({
  label,
  isLabelHidden = false,
  options,
  value,
  onChange,
  disabledReason,
  className,
}: {
  label: string
  isLabelHidden?: boolean | undefined
  options: readonly { readonly value: T; readonly label: string; readonly isDisabled?: boolean | undefined }[]
  value: T
  onChange: (value: T) => void
  disabledReason?: string | undefined
  className?: string | undefined
}) {
  const id = useId()
  return (
    <span className={classNames(styles["select"], className)} title={disabledReason}>
      <label htmlFor={id} className={isLabelHidden ? styles["hiddenLabel"] : undefined}>
        {label}
      </label>
      <span className={styles["box"]}>
        <select
          id={id}
          value={value}
          disabled={disabledReason !== undefined}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value)
            if (chosen !== undefined) onChange(chosen.value)
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.isDisabled}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDown size={14} aria-hidden="true" />
      </span>
    </span>
  )
}
