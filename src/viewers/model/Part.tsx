import type { ReactNode } from "react"

import styles from "./ModelView.module.css"

/** One part of what is said of a model; its title stands below that of whatever shows it. */
export function Part({ title, level, children }: { title: ReactNode; level: 2 | 3; children: ReactNode }) {
  const Heading = level === 2 ? "h2" : "h3"
  return (
    <section className={styles["part"]}>
      <Heading>{title}</Heading>
      {children}
    </section>
  )
}
