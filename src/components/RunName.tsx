import { Link } from "react-router-dom"

import type { KeyValue } from "~/domain/runs/run"
import { cssColor, runColor } from "~/domain/runs/runColor"
import { nameOrId } from "~/domain/text/nameOrId"

import styles from "./RunName.module.css"
import { StatusIcon } from "./StatusIcon"
import { UntrustedText } from "./UntrustedText"

/** The run's colour everywhere, as a square. */
export function RunSwatch({
  runId,
  tags,
  isLarge = false,
}: {
  runId: string
  tags?: readonly KeyValue[] | undefined
  isLarge?: boolean | undefined
}) {
  return (
    <i
      aria-hidden="true"
      className={styles["swatch"]}
      data-large={isLarge || undefined}
      style={{ background: cssColor(runColor(runId, tags)) }}
    />
  )
}

/** A run in a line of text or a table: colour, status where known, name; a link where there is somewhere to go. */
export function RunName({
  run,
  to,
}: {
  run: {
    readonly id: string
    readonly name: string
    readonly status?: string
    readonly tags?: readonly KeyValue[]
  }
  to?: string | undefined
}) {
  const name = nameOrId(run.name, run.id)
  return (
    <span className={styles["run"]}>
      <RunSwatch runId={run.id} tags={run.tags} />
      {run.status !== undefined && <StatusIcon status={run.status} />}
      {to === undefined ? (
        <UntrustedText text={name} isClipped />
      ) : (
        <Link to={to}>
          <UntrustedText text={name} isClipped />
        </Link>
      )}
    </span>
  )
}
