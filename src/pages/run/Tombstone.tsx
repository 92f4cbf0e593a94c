import { EmptyState } from "~/components/feedback/EmptyState"
import { ButtonLink } from "~/components/ui/ButtonLink"
import { UntrustedText } from "~/components/UntrustedText"
import { formatTime } from "~/domain/format"
import { routes } from "~/domain/url/routes"
import { usePair, type Pair } from "~/features/connections/usePair"
import { usePreferences } from "~/hooks/preferences"

import styles from "./RunPage.module.css"
import { useOtherCopy } from "./useOtherCopy"

/** The run was never there, or has gone before anything of it was seen. */
export function NoRun({ server, experimentId, runId }: { server: string; experimentId: string; runId: string }) {
  const pair = usePair(server)
  return (
    <EmptyState isPage title="The server has no such run">
      <p>
        Run <UntrustedText text={runId} /> was deleted for good, or it belongs to another server.
      </p>
      <ButtonLink to={routes.runs(server, experimentId)}>Runs of its experiment</ButtonLink>
      {pair !== undefined && <OtherStore pair={pair} runId={runId} />}
    </EmptyState>
  )
}

/** Of two linked stores the other one may still have it. */
function OtherStore({ pair, runId }: { pair: Pair; runId: string }) {
  const copy = useOtherCopy(runId, pair)
  if (copy.kind !== "found") return null
  const { experimentId } = copy.run
  return (
    <ButtonLink to={routes.run({ server: pair.other.id, experimentId, runId })}>
      <span>
        <UntrustedText text={pair.other.label} max={60} /> has it
      </span>
    </ButtonLink>
  )
}

/** The run went while it was looked at: what was read stays. */
export function Gone({ sinceMs }: { sinceMs: number }) {
  const { timeZone } = usePreferences()
  return (
    <p role="status" className={styles["banner"]} data-tone="bad">
      The server no longer has this run; somebody deleted it for good. Below is what it was at{" "}
      {formatTime(sinceMs, timeZone)}.
    </p>
  )
}
