import { useId, type ReactNode } from "react"

import styles from "./models.module.css"

/** One part of a page about a model. */
export function Section({
  title,
  count,
  actions,
  children,
}: {
  title: string
  count?: ReactNode
  /** Small buttons behind the title. */
  actions?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={styles["section"]}>
      <div className={styles["head"]}>
        <h2 id={id}>
          {title}
          {count !== undefined && <span className={styles["count"]}>{count}</span>}
        </h2>
        {actions}
      </div>
      {children}
    </section>
  )
}
