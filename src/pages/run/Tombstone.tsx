import { EmptyState } from "~/components/feedback/EmptyState"
import { ButtonLink } from "~/components/ui/ButtonLink"
import { UntrustedText } from "~/components/UntrustedText"
import { formatTime } from "~/domain/format"
import { routes } from "~/domain/url/routes"
import { usePreferences } from "~/hooks/preferences"

import styles from "./RunPage.module.css"

/** The run was never there, or has gone before anything of it was seen. */
export function NoRun({ server, experimentId, runId }: { server: string; experimentId: string; runId: string }) {
  return (
    <EmptyState isPage title="The server has no such run">
      <p>
        Run <UntrustedText text={runId} /> was deleted for good, or it belongs to another server.
      </p>
      <ButtonLink to={routes.runs(server, experimentId)}>Runs of its experiment</ButtonLink>
    </EmptyState>
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
