import { useId, type ReactNode } from "react"

import styles from "./models.module.css"

/** One part of a page about a model. */
export function Section({ title, count, children }: { title: string; count?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={styles["section"]}>
      <h2 id={id}>
        {title}
        {count !== undefined && <span className={styles["count"]}>{count}</span>}
      </h2>
      {children}
    </section>
  )
}
