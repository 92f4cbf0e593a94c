import { useId, type KeyboardEvent } from "react"
import { Link } from "react-router-dom"

import { UntrustedText } from "~/components/UntrustedText"
import type { LineageColumn, LineageNode } from "~/domain/lineage/lineage"

import styles from "./Lineage.module.css"

export type Walk = {
  /** The one node at which Tab stops. */
  readonly current: string | undefined
  readonly keep: (id: string, link: HTMLAnchorElement) => () => void
  readonly onReach: (id: string) => void
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>, id: string) => void
}

export function LineageColumnList({ column, walk }: { column: LineageColumn; walk: Walk }) {
  const id = useId()
  const { title, nodes, more, nothing } = column
  return (
    <div className={styles["column"]}>
      <h3 id={id}>{title}</h3>
      {nothing !== "" && <p className={styles["nothing"]}>{nothing}</p>}
      {nodes.length > 0 && (
        <ul aria-labelledby={id}>
          {nodes.map((node) => (
            <li key={node.id}>
              <Node node={node} walk={walk} />
            </li>
          ))}
          {more !== "" && <li className={styles["more"]}>{more}</li>}
        </ul>
      )}
    </div>
  )
}

const MOST_WORDS = 300

function Node({ node: { id, label, words, to, isSubject }, walk }: { node: LineageNode; walk: Walk }) {
  return (
    <Link
      ref={(link) => (link === null ? undefined : walk.keep(id, link))}
      to={to}
      className={styles["node"]}
      aria-current={isSubject ? "page" : undefined}
      tabIndex={id === walk.current ? 0 : -1}
      onFocus={() => walk.onReach(id)}
      onKeyDown={(event) => walk.onKeyDown(event, id)}
    >
      <UntrustedText text={label} isClipped className={styles["label"]} />{" "}
      <small className={styles["words"]}>
        <UntrustedText text={words} max={MOST_WORDS} />
      </small>
    </Link>
  )
}
