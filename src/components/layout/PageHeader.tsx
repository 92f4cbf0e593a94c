import type { ReactNode } from "react"

import styles from "./PageHeader.module.css"

/** The top of a page: its title with what belongs right beside it, a line about it, its actions. */
export function PageHeader({
  title,
  beside,
  about,
  actions,
}: {
  title: ReactNode
  beside?: ReactNode
  about?: ReactNode
  actions?: ReactNode
}) {
  return (
    <header className={styles["header"]}>
      <div className={styles["title"]}>
        <h1>{title}</h1>
        {beside}
      </div>
      {about !== undefined && <div className={styles["about"]}>{about}</div>}
      {actions !== undefined && <div className={styles["actions"]}>{actions}</div>}
    </header>
  )
}
