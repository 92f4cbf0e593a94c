import type { ReactNode } from "react"
import { Link } from "react-router-dom"

import styles from "./LinkTabs.module.css"

export type LinkTab = {
  readonly to: string
  readonly label: ReactNode
  /** Shown fainter after the label. */
  readonly count?: ReactNode
  readonly isCurrent: boolean
}

/** The parts of a page, each with its own address: links, so that they open in a new tab and Back works. */
export function LinkTabs({ label, tabs }: { label: string; tabs: readonly LinkTab[] }) {
  return (
    <nav aria-label={label} className={styles["tabs"]}>
      {tabs.map((tab) => (
        <Link
          key={tab.to}
          ref={tab.isCurrent ? showTab : undefined}
          to={tab.to}
          className={styles["tab"]}
          aria-current={tab.isCurrent ? "page" : undefined}
        >
          {tab.label}
          {tab.count !== undefined && <span className={styles["count"]}>{tab.count}</span>}
        </Link>
      ))}
    </nav>
  )
}

/** On a phone the last of them are beyond the edge. */
const showTab = (link: HTMLAnchorElement | null) => link?.scrollIntoView({ block: "nearest", inline: "nearest" })
