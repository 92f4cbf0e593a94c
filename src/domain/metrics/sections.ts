import { compareMetricKeys } from "./metricKeys"

/** Charts of one prefix: `train/loss` and `train/acc` belong to `train`; a key without a slash to no prefix. */
export type Section = { readonly prefix: string; readonly keys: readonly string[] }

/** Keys without a prefix first, then the prefixes in natural order, the machine's own last; `find` keeps keys that hold each of its words. */
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
    .sort((a, b) => compareMetricKeys(a.prefix, b.prefix))
}
