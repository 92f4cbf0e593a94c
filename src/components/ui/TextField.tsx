import type { ComponentProps } from "react"

import { Labelled, type LabelledProps } from "./Labelled"
import styles from "./TextField.module.css"

type Shared = LabelledProps & { value: string; onChange: (value: string) => void }

/** One line of text. */
export function TextField({
  label,
  isLabelHidden,
  hint,
  error,
  disabledReason,
  className,
  onChange,
  ...rest
}: Shared & Omit<ComponentProps<"input">, keyof Shared | "disabled">) {
  return (
    <Labelled {...{ label, isLabelHidden, hint, error, disabledReason, className }}>
      {(field) => (
        <input
          type="text"
          {...rest}
          {...field}
          className={styles["input"]}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  )
}
