import { useEffect, useState } from "react"

import { ErrorNotice } from "~/components/feedback/ErrorNotice"
import { RowsSkeleton } from "~/components/feedback/Skeleton"
import { Button } from "~/components/ui/Button"
import { Checkbox } from "~/components/ui/Checkbox"
import { Popover } from "~/components/ui/Popover"
import { UntrustedText } from "~/components/UntrustedText"
import type { OtherRun, SameInOtherRuns } from "~/domain/artifacts/file"

import styles from "./AddRuns.module.css"
import { MOST_RUNS } from "./runsPlace"

type Props = {
  path: string
  elsewhere: SameInOtherRuns
  /** Ids of runs. */
  chosen: readonly string[]
  onChosen: (runIds: readonly string[]) => void
}

/** Which other runs' tables of the same path are shown below this one. */
export function AddRuns(props: Props) {
  const { chosen } = props
  return (
    <>
      <Popover title="Runs with this table" trigger={<Button>Add runs</Button>}>
        <List {...props} />
      </Popover>
      {chosen.length > 0 && (
        <>
          <span>
            and {chosen.length} more {chosen.length === 1 ? "run" : "runs"}
          </span>
          <Button onClick={() => props.onChosen([])}>Only this run</Button>
        </>
      )}
    </>
  )
}

function List({ path, elsewhere, chosen, onChosen }: Props) {
  const [runs, setRuns] = useState<readonly OtherRun[]>()
  const [failure, setFailure] = useState<{ readonly error: unknown }>()
  const [attempt, setAttempt] = useState(0)
  useEffect(() => {
    const abort = new AbortController()
    elsewhere.list(path, abort.signal).then(
      (found) => !abort.signal.aborted && setRuns(found),
      (error: unknown) => !abort.signal.aborted && setFailure({ error }),
    )
    return () => abort.abort()
  }, [elsewhere, path, attempt])
  const retry = () => {
    setFailure(undefined)
    setAttempt((old) => old + 1)
  }
  if (failure !== undefined) return <ErrorNotice error={failure.error} what="The runs" onRetry={retry} isCompact />
  if (runs === undefined) return <RowsSkeleton rows={4} label="Looking for runs" />
  if (runs.length === 0) return <p>None of the newest 200 runs of this experiment has logged a table of this name.</p>
  const isFull = chosen.length >= MOST_RUNS
  return (
    <ul className={styles["runs"]}>
      {runs.map((run) => (
        <li key={run.id}>
          <Checkbox
            label={<UntrustedText text={run.name} />}
            checked={chosen.includes(run.id)}
            onChange={(isOn) => onChosen(isOn ? [...chosen, run.id] : chosen.filter((id) => id !== run.id))}
            disabledReason={isFull && !chosen.includes(run.id) ? `No more than ${MOST_RUNS} runs at once` : undefined}
          />
        </li>
      ))}
    </ul>
  )
}
