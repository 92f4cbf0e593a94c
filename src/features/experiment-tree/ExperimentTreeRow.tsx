import { Star } from "lucide-react"
import { Link } from "react-router-dom"

import { UntrustedText } from "~/components/UntrustedText"
import { formatCount } from "~/domain/format"

import styles from "./ExperimentTreeRow.module.css"
import { isSame, toggleStar, useStars } from "./marks"
import { rowPath, rowText } from "./rowText"
import type { RailRow } from "./treeRows"

/** What a line of the tree says. Nothing in it takes the focus: the tree keeps it, and does the same by keys. */
export function ExperimentTreeRow({ row }: { row: RailRow }) {
  const path = rowPath(row)
  return (
    <span className={styles["row"]} data-kind={row.kind} title={fullName(row)}>
      {row.kind === "server" && <span className={styles["health"]} data-state={row.branch.state} />}
      {path === undefined ? (
        <UntrustedText text={rowText(row)} className={styles["name"]} />
      ) : (
        // A real link, so that it can be copied and opened in a new tab.
        <Link to={path} tabIndex={-1} className={styles["name"]} onClick={(event) => event.stopPropagation()}>
          <UntrustedText text={rowText(row)} />
        </Link>
      )}
      <RowEnd row={row} />
    </span>
  )
}

const fullName = (row: RailRow): string | undefined => (row.kind === "node" ? row.node.experiment?.name : undefined)

function RowEnd({ row }: { row: RailRow }) {
  if (row.kind === "note") return null
  if (row.kind === "server") return row.branch.product === "" ? null : <small>{row.branch.product}</small>
  const { experiment, count } = row.node
  return (
    <>
      {row.isOpen === false && <small>{formatCount(count)}</small>}
      {experiment === undefined ? (
        <span className={styles["star"]} />
      ) : (
        <StarMark server={row.server.id} id={experiment.id} name={experiment.name} />
      )}
    </>
  )
}

function StarMark(mark: { server: string; id: string; name: string }) {
  const isStarred = useStars().some((star) => isSame(star, mark))
  return (
    // The same is on the experiment's page, for the keyboard.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- see above
    <span
      className={styles["star"]}
      data-starred={isStarred || undefined}
      title={isStarred ? "Remove the star" : "Star"}
      onClick={(event) => {
        event.stopPropagation()
        toggleStar(mark)
      }}
    >
      <Star size={13} aria-hidden="true" />
    </span>
  )
}
