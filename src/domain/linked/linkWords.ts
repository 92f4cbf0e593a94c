/** What people are told about a pair of linked servers, wherever it is shown. */
import type { LinkMode, Side } from "./serverLink"

export type StoreLabels = Readonly<Record<Side, string>>

export const modeWords = (mode: LinkMode, labels: StoreLabels): string =>
  mode === "both" ? "both stores" : `only ${labels.mirror}`

/** Said wherever a pair is shown: people who see one half look for the switch that fills the other. */
export const PREVIEW_NOTE =
  "Linking two stores is a preview. No current plugin writes new runs to both, so what both hold was logged by older ones."

export const modeNote = (mode: LinkMode, labels: StoreLabels): string =>
  mode === "both"
    ? `Runs were tracked to ${labels.primary} and ${labels.mirror} under the same ids; ${labels.primary} is read first.`
    : `Runs are tracked to ${labels.mirror} only; what ${labels.primary} holds is older.`
