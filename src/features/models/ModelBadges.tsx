import { Badge } from "~/components/ui/Badge"
import { UntrustedText } from "~/components/UntrustedText"
import { modelStatus, stageOf } from "~/domain/models/versions"

import styles from "./models.module.css"

export function AliasBadges({ aliases }: { aliases: readonly string[] }) {
  return (
    <span className={styles["line"]}>
      {aliases.map((alias) => (
        <Badge key={alias} tone="accent" title={`Alias ${alias}`}>
          @<UntrustedText text={alias} />
        </Badge>
      ))}
    </span>
  )
}

export function StageBadge({ stage }: { stage: string }) {
  const shown = stageOf({ stage })
  if (shown === undefined) return null
  return (
    <Badge tone={shown === "Production" ? "ok" : "plain"} title={`Stage ${shown}`}>
      <UntrustedText text={shown} />
    </Badge>
  )
}

/** Colour is the second sign, the word the first. */
export function ModelStatusBadge({ status }: { status: string }) {
  const { label, tone } = modelStatus(status)
  return (
    <Badge tone={tone} title={status}>
      <UntrustedText text={label} />
    </Badge>
  )
}
