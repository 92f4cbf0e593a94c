import type { FilterError } from "~/domain/filters/filterError"

import styles from "./FilterBar.module.css"

type FilterProblemProps = {
  error: FilterError
  /** The text just is not finished yet. */
  isUnfinished: boolean
  onFix: (place: { start: number; end: number }, fix: string) => void
}

/** What is wrong with the filter, and the way to put it right. */
export function FilterProblem({ error, isUnfinished, onFix }: FilterProblemProps) {
  const { message, hint, fix } = error
  return (
    <span className={styles["problem"]} data-unfinished={isUnfinished || undefined}>
      <strong>{message}</strong>
      {hint !== undefined && <span>{hint}</span>}
      {fix !== undefined && (
        // The field must keep the focus, or leaving it would come before the click.
        <button type="button" onMouseDown={(event) => event.preventDefault()} onClick={() => onFix(error, fix)}>
          {fix === "" ? "Remove it" : `Write ${fix}`}
        </button>
      )}
      <small>Not applied yet</small>
    </span>
  )
}
