import { ChevronRight } from "lucide-react"
import type { ReactNode } from "react"

import styles from "./TreeName.module.css"

/** Names may have any number of parts: below this the text stays in its column. */
const DEEPEST = 8

/** The first cell of a row that may have others below it. */
export function TreeName({
  level,
  isOpen,
  onToggle,
  children,
}: {
  level: number
  /** undefined = nothing to open. */
  isOpen: boolean | undefined
  onToggle: () => void
  children: ReactNode
}) {
  const indent = `calc(${Math.min(level - 1, DEEPEST)} * var(--s4))`
  return (
    <span className={styles["name"]} style={{ paddingInlineStart: indent }}>
      <Twisty isOpen={isOpen} onToggle={onToggle} />
      {children}
    </span>
  )
}

/** For the pointer only: the arrow keys open and close through the table. */
function Twisty({ isOpen, onToggle }: { isOpen: boolean | undefined; onToggle: () => void }) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- see above
    <span
      aria-hidden="true"
      className={styles["twisty"]}
      data-open={isOpen || undefined}
      onClick={(event) => {
        event.stopPropagation()
        if (isOpen !== undefined) onToggle()
      }}
    >
      {isOpen !== undefined && <ChevronRight size={14} />}
    </span>
  )
}
