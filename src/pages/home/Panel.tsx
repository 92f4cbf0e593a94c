import { useId, type ReactNode } from "react"

import { ErrorBoundary } from "~/components/feedback/ErrorBoundary"

import styles from "./HomePage.module.css"

export function Panel({ title, end, children }: { title: string; end?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={styles["panel"]}>
      <header>
        <h2 id={id}>{title}</h2>
        {end}
      </header>
      <ErrorBoundary what={title}>{children}</ErrorBoundary>
    </section>
  )
}
