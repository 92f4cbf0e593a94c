import type { ReactNode } from "react"

import styles from "./EmptyState.module.css"

/** Why there is nothing, and what to do about it. */
export function EmptyState({ title, icon, children }: { title: ReactNode; icon?: ReactNode; children?: ReactNode }) {
  return (
    <div className={styles["empty"]}>
      {icon}
      <h2>{title}</h2>
      {children !== undefined && <div className={styles["text"]}>{children}</div>}
    </div>
  )
}
