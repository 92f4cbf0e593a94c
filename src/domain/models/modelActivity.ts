import type { ModelVersion, RegisteredModel } from "./model"
import { modelStatus } from "./versions"

/** `version` is empty where it is about the model itself. */
export type ModelEvent = { readonly atMs: number; readonly version: string; readonly what: string }

/** A registry notes a version and its own change a moment apart. */
const SAME_MS = 1_000

type Told = Pick<RegisteredModel, "createdAtMs" | "updatedAtMs">

/**
 * What happened to a model, newest first, as far as a registry keeps it: of each version and of the model when it was made and
 * when it was last changed, but not what was changed.
 */
export function modelActivity(model: Told, versions: readonly ModelVersion[]): readonly ModelEvent[] {
  const events = versions.flatMap((version) => eventsOf(version, version.version, registeredWords(version)))
  const ofModel = eventsOf(model, "", "created").filter(
    // Each change of a version is noted as one of the model too.
    ({ atMs, what }) => what === "created" || events.every((event) => Math.abs(event.atMs - atMs) > SAME_MS),
  )
  return [...events, ...ofModel].toSorted((a, b) => b.atMs - a.atMs)
}

function registeredWords({ status }: ModelVersion): string {
  const { label, tone } = modelStatus(status)
  return tone === "ok" ? "registered" : `registered, now ${label.toLowerCase()}`
}

function eventsOf({ createdAtMs, updatedAtMs }: Told, version: string, made: string): readonly ModelEvent[] {
  const isChanged = updatedAtMs !== undefined && (createdAtMs === undefined || updatedAtMs - createdAtMs > SAME_MS)
  return [
    ...(createdAtMs === undefined ? [] : [{ atMs: createdAtMs, version, what: made }]),
    ...(isChanged ? [{ atMs: updatedAtMs, version, what: "last changed" }] : []),
  ]
}
