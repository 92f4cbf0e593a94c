import type { ComponentProps, ReactNode } from "react"

import { classNames } from "./classNames"
import styles from "./IconButton.module.css"
import { Tooltip } from "./Tooltip"
import { refuse, WithReason } from "./WithReason"

/** An icon that acts. `label` is its name, shown on hover and read out. */
export function IconButton({
  label,
  disabledReason,
  isSmall = false,
  side,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: Omit<ComponentProps<"button">, "disabled" | "aria-label"> & {
  label: string
  children: ReactNode
  disabledReason?: string | undefined
  isSmall?: boolean | undefined
  side?: "top" | "bottom" | "left" | "right" | undefined
}) {
  const isDisabled = disabledReason !== undefined
  const button = (
    <button
      {...rest}
      type={type}
      aria-label={label}
      aria-disabled={isDisabled || undefined}
      className={classNames(styles["button"], isSmall && styles["small"], className)}
      onClick={isDisabled ? refuse : onClick}
    >
      {children}
    </button>
  )
  if (isDisabled) {
    return (
      <WithReason name={label} reason={disabledReason}>
        {button}
      </WithReason>
    )
  }
  return (
    <Tooltip text={label} side={side}>
      {button}
    </Tooltip>
  )
}
