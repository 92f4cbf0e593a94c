import type { ReactNode } from "react"

import styles from "./VisuallyHidden.module.css"

/** For screen readers only. */
export function VisuallyHidden({ id, children }: { id?: string | undefined; children: ReactNode }) {
  return (
    <span id={id} className={styles["hidden"]}>
      {children}
    </span>
  )
}
