/** Which of two linked stores holds a run. */
import type { StoreLabels } from "./linkWords"
import type { LinkMode } from "./serverLink"

export type Presence = "both" | "differs" | "primary-only" | "mirror-only"

export function presenceWords(presence: Presence, labels: StoreLabels): string {
  switch (presence) {
    case "both":
      return "In both stores"
    case "differs":
      return "The stores differ"
    case "primary-only":
      return `Only ${labels.primary}`
    case "mirror-only":
      return `Only ${labels.mirror}`
  }
}

/** Where tracking goes to the mirror alone, a run that only it holds is as it should be. */
export function presenceTone(presence: Presence, mode: LinkMode): "ok" | "warn" | "plain" {
  if (presence === "both") return "ok"
  return presence === "mirror-only" && mode === "mirror-only" ? "plain" : "warn"
}
