import type { ReactNode } from "react"

import styles from "./PageHeader.module.css"

/** The top of a page: its title, a line about it, its actions. */
export function PageHeader({ title, about, actions }: { title: ReactNode; about?: ReactNode; actions?: ReactNode }) {
  return (
    <header className={styles["header"]}>
      <h1>{title}</h1>
      {about !== undefined && <div className={styles["about"]}>{about}</div>}
      {actions !== undefined && <div className={styles["actions"]}>{actions}</div>}
    </header>
  )
}
