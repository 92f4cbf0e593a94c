import type { ComponentProps, ReactNode } from "react"

import styles from "./Button.module.css"
import { classNames } from "./classNames"
import { refuse, WithReason } from "./WithReason"

export type ButtonKind = "plain" | "primary" | "quiet" | "danger"

export type ButtonProps = Omit<ComponentProps<"button">, "disabled"> & {
  kind?: ButtonKind | undefined
  icon?: ReactNode
  /** A number or word shown fainter after the text. */
  hint?: ReactNode
  /** Why it cannot act now. It stays focusable, so that the reason can be reached. */
  disabledReason?: string | undefined
}

export function Button({
  kind = "plain",
  icon,
  hint,
  disabledReason,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  const isDisabled = disabledReason !== undefined
  return (
    <WithReason reason={disabledReason}>
      <button
        {...rest}
        type={type}
        className={classNames(styles["button"], styles[kind], className)}
        aria-disabled={isDisabled || undefined}
        onClick={isDisabled ? refuse : onClick}
      >
        {icon}
        {children}
        {hint !== undefined && <small>{hint}</small>}
      </button>
    </WithReason>
  )
}
