import type { ReactNode } from "react"

import styles from "./WholePage.module.css"

/** A page that is only a message: there is nothing at this address, nothing is set up. */
export function WholePage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles["page"]}>
      <h1>{title}</h1>
      {children}
    </div>
  )
}
