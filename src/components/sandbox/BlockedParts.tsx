import { useMemo } from "react"

import { useArtifactScripts } from "./sandboxSettings"
import { UntrustedText } from "~/components/UntrustedText"
import { outsideParts } from "~/domain/artifacts/outsideParts"

import styles from "./BlockedParts.module.css"

/** What the page wants from other hosts and does not get: else a blank chart would look like a broken file. */
export function BlockedParts({ html }: { html: string }) {
  const allowed = useArtifactScripts()
  const parts = useMemo(() => outsideParts(html), [html])
  const scripts = parts.scripts.filter((origin) => !allowed.includes(origin))
  if (scripts.length + parts.others.length + parts.data.length === 0) return null
  return (
    <div className={styles["blocked"]} role="note">
      {scripts.length > 0 && (
        <p>
          This page needs scripts from <Origins origins={scripts} />, which is not allowed here, so parts of it may stay
          blank. Download it to see all of it, log it with its scripts inside (in Plotly:{" "}
          <code>include_plotlyjs=True</code>), or ask whoever hosts Tracklight to list the address under{" "}
          <code>artifactScripts</code>.
        </p>
      )}
      {parts.data.length > 0 && (
        <p>
          Data from <Origins origins={parts.data} /> is not fetched, so what is drawn of it stays empty. Log the figure
          with its data inside.
        </p>
      )}
      {parts.others.length > 0 && (
        <p>
          Styles, pictures or frames from <Origins origins={parts.others} /> are blocked.
        </p>
      )}
    </div>
  )
}

const Origins = ({ origins }: { origins: readonly string[] }) => <UntrustedText text={origins.join(", ")} />
