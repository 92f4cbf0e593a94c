import { useRef, useState, type KeyboardEvent } from "react"

import { classNames } from "~/components/ui/classNames"
import { curvesOf, ROW, rowsOf, WIDTH } from "~/domain/lineage/curves"
import type { Lineage } from "~/domain/lineage/lineage"
import { walked } from "~/domain/lineage/walk"

import styles from "./Lineage.module.css"
import { LineageColumnList } from "./LineageColumnList"

/** Five lists side by side, and lines between them; arrow keys walk, and Tab stops once. */
export function LineageGraph({ lineage }: { lineage: Lineage }) {
  const links = useRef(new Map<string, HTMLAnchorElement>())
  const [reached, setReached] = useState<string>()
  const nodes = lineage.columns.flatMap((column) => column.nodes)
  const current = nodes.find(({ id }) => id === reached) ?? nodes.find(({ isSubject }) => isSubject) ?? nodes[0]
  const walk = {
    current: current?.id,
    keep: (id: string, link: HTMLAnchorElement) => {
      links.current.set(id, link)
      return () => links.current.delete(id)
    },
    onReach: setReached,
    onKeyDown: (event: KeyboardEvent<HTMLElement>, id: string) => {
      const isFree = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey
      const to = isFree ? walked(lineage, id, event.key) : undefined
      if (to === undefined) return
      event.preventDefault()
      links.current.get(to)?.focus()
    },
  }
  return (
    <div className={styles["lineage"]}>
      <div className={styles["graph"]}>
        <Lines lineage={lineage} current={current?.id} />
        {lineage.columns.map((column) => (
          <LineageColumnList key={column.id} column={column} walk={walk} />
        ))}
      </div>
      <p className={styles["hint"]}>Arrow keys walk along the lines.</p>
    </div>
  )
}

/** For the eye: each node says in words what the lines at it mean. Those of the node that is reached stand out. */
function Lines({ lineage, current }: { lineage: Lineage; current: string | undefined }) {
  const height = rowsOf(lineage) * ROW
  return (
    <svg
      aria-hidden="true"
      className={styles["lines"]}
      style={{ height }}
      viewBox={`0 0 ${WIDTH} ${height}`}
      preserveAspectRatio="none"
    >
      {curvesOf(lineage).map(({ from, to, path }) => (
        <path
          key={`${from} ${to}`}
          d={path}
          className={classNames(styles["edge"], (from === current || to === current) && styles["near"])}
        />
      ))}
    </svg>
  )
}
