import { guessDirection } from "~/domain/compare/direction"
import { compareMetricKeys, isSystemMetric } from "./metricKeys"

/** Charts of one prefix: `train/loss` and `train/acc` belong to `train`; a key without a slash to no prefix. */
export type Section = { readonly prefix: string; readonly keys: readonly string[] }

/**
 * What people judge a run by comes first: validation, then other sections with a metric whose good end is known, then the rest,
 * the machine's own last; else keys without a prefix before the prefixes in natural order. `find` keeps keys that hold each of its words.
 */
export function sectionsOf(keys: readonly string[], find: string): readonly Section[] {
  const words = find.toLowerCase().split(/\s+/).filter(Boolean)
  const sections = new Map<string, string[]>()
  for (const key of new Set(keys)) {
    const low = key.toLowerCase()
    if (!words.every((word) => low.includes(word))) continue
    const slash = key.indexOf("/")
    const prefix = slash > 0 ? key.slice(0, slash) : ""
    const section = sections.get(prefix)
    if (section === undefined) sections.set(prefix, [key])
    else section.push(key)
  }
  return [...sections]
    .map(([prefix, some]) => ({ prefix, keys: some.sort(compareMetricKeys) }))
    .sort((a, b) => rankOf(a) - rankOf(b) || compareMetricKeys(a.prefix, b.prefix))
}

const VALIDATION = /^(val|valid|validation|dev|eval|evaluation)([^a-z]|$)/i

function rankOf({ prefix, keys }: Section): number {
  if (isSystemMetric(prefix)) return 3
  if (VALIDATION.test(prefix)) return 0
  return keys.some((key) => guessDirection(key) !== "none") ? 1 : 2
}
