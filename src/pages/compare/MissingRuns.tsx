import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { Button } from "~/components/ui/Button"
import { UntrustedText } from "~/components/UntrustedText"
import { formatCount } from "~/domain/format"

import styles from "./ComparePage.module.css"
import type { MissingRun } from "./useComparedRuns"

/** Runs that could not be loaded, with the reason once for all that share it; the others are compared all the same. */
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
      {byReason(failed).map((group) => (
        <div key={group[0]?.reference} className={styles["missingFor"]}>
          <Reason runs={group} />
          <ul>
            {group.map(({ reference }) => (
              <li key={reference}>
                <UntrustedText text={reference} isClipped />
                <Button kind="quiet" onClick={() => onRemove([reference])}>
                  Take out
                </Button>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {failed.length > 1 && (
        <Button onClick={() => onRemove(failed.map(({ reference }) => reference))}>Take out all {failed.length}</Button>
      )}
    </section>
  )
}

/** Of a server that does not answer, every run has the same failure. */
function byReason(failed: readonly MissingRun[]): readonly (readonly MissingRun[])[] {
  const groups = new Map<unknown, MissingRun[]>()
  for (const run of failed) {
    const reason = run.error ?? run.problem
    groups.set(reason, [...(groups.get(reason) ?? []), run])
  }
  return [...groups.values()]
}

function Reason({ runs }: { runs: readonly MissingRun[] }) {
  const [first] = runs
  if (first === undefined) return null
  if (first.problem !== undefined) return <p role="alert">{first.problem}</p>
  return (
    <ErrorNotice
      isCompact
      error={first.error}
      what={runs.length === 1 ? "This run" : `These ${formatCount(runs.length)} runs`}
      onRetry={first.retry}
      isRetrying={runs.some(({ isAsking }) => isAsking)}
    />
  )
}
