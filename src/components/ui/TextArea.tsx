import type { ComponentProps } from "react"

import { classNames } from "./classNames"
import { Labelled, type LabelledProps } from "./Labelled"
import styles from "./TextField.module.css"

type Shared = LabelledProps & { value: string; onChange: (value: string) => void }

/** Several lines of text. */
export function TextArea({
  label,
  isLabelHidden,
  hint,
  error,
  disabledReason,
  className,
  onChange,
  ...rest
}: Shared & Omit<ComponentProps<"textarea">, keyof Shared | "disabled">) {
  return (
    <Labelled {...{ label, isLabelHidden, hint, error, disabledReason, className }}>
      {(field) => (
        <textarea
          rows={6}
          {...rest}
          {...field}
          className={classNames(styles["input"], styles["area"])}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  )
}
