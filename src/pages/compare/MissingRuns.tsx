import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { Button } from "~/components/ui/Button"
import { UntrustedText } from "~/components/UntrustedText"

import styles from "./ComparePage.module.css"
import type { MissingRun } from "./useComparedRuns"

/** Runs that could not be loaded, each with its reason; the others are compared all the same. */
export function MissingRuns({
  runs,
  onRemove,
}: {
  runs: readonly MissingRun[]
  onRemove: (references: readonly string[]) => void
}) {
  const failed = runs.filter(({ error, problem }) => error !== undefined || problem !== undefined)
  if (failed.length === 0) return null
  return (
    <section className={styles["missing"]} aria-label="Runs that could not be loaded">
      {failed.map(({ reference, error, problem, isAsking, retry }) => (
        <div key={reference} className={styles["missingRun"]}>
          <UntrustedText text={reference} isClipped />
          {problem === undefined ? (
            <ErrorNotice isCompact error={error} what="This run" onRetry={retry} isRetrying={isAsking} />
          ) : (
            <p role="alert">{problem}</p>
          )}
          <Button kind="quiet" onClick={() => onRemove([reference])}>
            Take out
          </Button>
        </div>
      ))}
      {failed.length > 1 && (
        <Button onClick={() => onRemove(failed.map(({ reference }) => reference))}>Take out all {failed.length}</Button>
      )}
    </section>
  )
}
