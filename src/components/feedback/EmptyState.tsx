import type { ReactNode } from "react"

import styles from "./EmptyState.module.css"

/** Why there is nothing, and what to do about it. */
export function EmptyState({
  title,
  icon,
  isPage = false,
  children,
}: {
  title: ReactNode
  icon?: ReactNode
  /** There is nothing else on the page: its title is the page's. */
  isPage?: boolean | undefined
  children?: ReactNode
}) {
  const Heading = isPage ? "h1" : "h2"
  return (
    <div className={styles["empty"]}>
      {icon}
      <Heading>{title}</Heading>
      {children !== undefined && <div className={styles["text"]}>{children}</div>}
    </div>
  )
}
