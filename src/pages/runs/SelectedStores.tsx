import { useQueries } from "@tanstack/react-query"
import { useState } from "react"
import { Link } from "react-router-dom"

import type { Backend } from "~/api/backend"
import { storedRunQuery } from "~/api/queries/linked"
import { Button } from "~/components/ui/Button"
import { UntrustedText } from "~/components/UntrustedText"
import { formatCount } from "~/domain/format"
import { presenceWords, type Presence } from "~/domain/linked/presence"
import { diffRuns, hasDifference } from "~/domain/linked/runDiff"
import type { Run } from "~/domain/runs/run"
import { nameOrId } from "~/domain/text/nameOrId"
import { routes } from "~/domain/url/routes"
import { useBackends } from "~/features/connections/backends"
import { usePair, type Pair } from "~/features/connections/usePair"
import type { RunTarget } from "~/features/run-actions/runTargets"
import { usePreferences } from "~/hooks/preferences"

import styles from "./SelectedStores.module.css"

/** Servers count requests: so many runs are looked up without being asked. */
const LOOKED_UP = 20

/** Which of two linked stores holds each selected run: one call a run, and only for those that a person chose. */
export function SelectedStores({ targets }: { targets: readonly RunTarget[] }) {
  return targets.map((target) => <OfServer key={target.backend.id} {...target} />)
}

function OfServer({ backend, runs }: RunTarget) {
  const pair = usePair(backend.id)
  return pair === undefined ? null : <OfPair pair={pair} own={backend} runs={runs} />
}

function OfPair({ pair, own, runs }: { pair: Pair; own: Backend; runs: readonly Run[] }) {
  const connection = useBackends([pair.other.id])[0]?.query
  const label = <UntrustedText text={pair.other.label} max={60} />
  if (connection?.data !== undefined) return <Found pair={pair} own={own} other={connection.data} runs={runs} />
  return (
    <p role="status" className={styles["stores"]}>
      {connection?.error == null ? <>Asking {label}…</> : <>{label} cannot be asked what it holds of these runs.</>}
    </p>
  )
}

type FoundProps = { pair: Pair; own: Backend; other: Backend; runs: readonly Run[] }

function Found({ pair, own, other, runs }: FoundProps) {
  const [limit, setLimit] = useState(LOOKED_UP)
  const { digits } = usePreferences()
  const asked = runs.slice(0, limit)
  const results = useQueries({ queries: asked.map(({ id }) => storedRunQuery(other, id)) })
  const options = { digits, ownTags: [...own.can.ownTags, ...other.can.ownTags] }
  const known = asked.flatMap((run, index) => {
    const copy = results[index]?.data
    return copy === undefined ? [] : [{ run, presence: presenceOf(pair, { run, copy: copy.run }, options) }]
  })
  const failed = results.filter(({ error }) => error !== null).length
  const waiting = asked.length - known.length - failed
  return (
    <div className={styles["stores"]}>
      <span role="status">
        Stores:{" "}
        <UntrustedText
          text={[
            ...countsOf(known, pair),
            ...(waiting > 0 ? [`${formatCount(waiting)} being asked`] : []),
            ...(failed > 0 ? [`${formatCount(failed)} could not be asked`] : []),
          ].join(", ")}
        />
      </span>
      <details>
        <summary>Which?</summary>
        <ul>
          {known.map(({ run, presence }) => (
            <li key={run.id}>
              <Link to={routes.run({ server: own.id, experimentId: run.experimentId, runId: run.id, tab: "linked" })}>
                <UntrustedText text={nameOrId(run.name, run.id)} max={80} />
              </Link>{" "}
              <UntrustedText text={presenceWords(presence, pair.labels)} />
            </li>
          ))}
        </ul>
      </details>
      {runs.length > limit && (
        <Button onClick={() => setLimit(limit + LOOKED_UP)}>
          Look up {formatCount(Math.min(LOOKED_UP, runs.length - limit))} more
        </Button>
      )}
    </div>
  )
}

type Known = { readonly run: Run; readonly presence: Presence }

function presenceOf(
  { side }: Pair,
  { run, copy }: { run: Run; copy: Run | undefined },
  options: Parameters<typeof diffRuns>[1],
): Presence {
  if (copy === undefined) return side === "primary" ? "primary-only" : "mirror-only"
  const stored = (one: Run) => ({ run: one, points: new Map<string, never>(), files: undefined })
  const both =
    side === "primary" ? { primary: stored(run), mirror: stored(copy) } : { primary: stored(copy), mirror: stored(run) }
  return hasDifference(diffRuns(both, options)) ? "differs" : "both"
}

const ORDER = ["both", "differs", "primary-only", "mirror-only"] as const

function countsOf(known: readonly Known[], { labels }: Pair): readonly string[] {
  const words = {
    both: "in both",
    differs: "differ",
    "primary-only": `only on ${labels.primary}`,
    "mirror-only": `only on ${labels.mirror}`,
  } as const
  return ORDER.flatMap((presence) => {
    const count = known.filter((one) => one.presence === presence).length
    return count === 0
      ? []
      : [`${formatCount(count)} ${count === 1 && presence === "differs" ? "differs" : words[presence]}`]
  })
}
