import { useId, type ReactNode } from "react"

import { ErrorBoundary } from "~/components/feedback/ErrorBoundary"

import styles from "./RunPage.module.css"

/** A panel of the run page: its fault stays its own. */
export function Section({
  title,
  count,
  end,
  children,
}: {
  title: string
  count?: ReactNode
  /** What stands at the end of its head: search, buttons. */
  end?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <section className={styles["section"]} aria-labelledby={id}>
      <div className={styles["sectionHead"]}>
        <h2 id={id}>{title}</h2>
        {count !== undefined && <small>{count}</small>}
        {end !== undefined && <span className={styles["sectionEnd"]}>{end}</span>}
      </div>
      <ErrorBoundary what={title}>{children}</ErrorBoundary>
    </section>
  )
}

export const Nothing = ({ children }: { children: ReactNode }) => <p className={styles["nothing"]}>{children}</p>
