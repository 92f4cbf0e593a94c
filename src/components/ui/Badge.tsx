import type { ReactNode } from "react"

import { classNames } from "./classNames"
import styles from "./Badge.module.css"

/** A small label on a thing: a stage, an alias, a state. */
export function Badge({
  tone = "plain",
  icon,
  title,
  children,
}: {
  tone?: "plain" | "accent" | "ok" | "warn" | "bad" | "live" | undefined
  icon?: ReactNode
  title?: string | undefined
  children: ReactNode
}) {
  return (
    <span className={classNames(styles["badge"], styles[tone])} title={title}>
      {icon}
      <span className={styles["text"]}>{children}</span>
    </span>
  )
}
