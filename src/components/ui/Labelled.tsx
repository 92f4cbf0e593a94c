import { useId, type ReactNode } from "react"

import { classNames } from "./classNames"
import styles from "./TextField.module.css"

export type LabelledProps = {
  label: ReactNode
  isLabelHidden?: boolean | undefined
  /** What is expected, under the field. */
  hint?: ReactNode
  /** What is wrong with the text; replaces the hint. */
  error?: ReactNode
  disabledReason?: string | undefined
  className?: string | undefined
}

type FieldAttributes = {
  id: string
  readOnly?: boolean
  "aria-invalid"?: boolean
  "aria-describedby"?: string
}

/** A label over a field, and a note under it that belongs to the field for screen readers too. */
export function Labelled({
  label,
  isLabelHidden = false,
  hint,
  error,
  disabledReason,
  className,
  children,
}: LabelledProps & { children: (field: FieldAttributes) => ReactNode }) {
  const id = useId()
  const note = disabledReason ?? error ?? hint
  const hasError = error !== undefined && disabledReason === undefined
  return (
    <div className={classNames(styles["field"], className)}>
      <label htmlFor={id} className={isLabelHidden ? styles["hiddenLabel"] : styles["label"]}>
        {label}
      </label>
      {children({
        id,
        ...(disabledReason !== undefined && { readOnly: true }),
        ...(hasError && { "aria-invalid": true }),
        ...(note !== undefined && { "aria-describedby": `${id}-note` }),
      })}
      {note !== undefined && (
        <p id={`${id}-note`} className={hasError ? styles["error"] : styles["hint"]} aria-live="polite">
          {note}
        </p>
      )}
    </div>
  )
}
