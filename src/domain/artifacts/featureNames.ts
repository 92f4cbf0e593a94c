import { formatCount } from "~/domain/format"

import type { GeoFeature } from "./geoJson"

const NAMES = ["name", "title", "label", "id"]

/** What a feature is called: by itself, where it says so, else by its number. */
export function featureName({ properties }: GeoFeature, index: number): string {
  const named = properties
    .filter(([key, value]) => NAMES.includes(key.toLowerCase()) && value.trim() !== "" && value !== "null")
    .toSorted(([one], [other]) => NAMES.indexOf(one.toLowerCase()) - NAMES.indexOf(other.toLowerCase()))
  return named[0]?.[1] ?? `Feature ${formatCount(index + 1)}`
}

/** "point", "2 lines", "area and point". */
export function featureShape({ parts }: GeoFeature): string {
  const counts = new Map<string, number>()
  for (const { kind, points } of parts)
    counts.set(kind, (counts.get(kind) ?? 0) + (kind === "point" ? points.length / 2 : 1))
  // How many rings an area has says nothing: some are holes.
  const words = [...counts].map(([kind, count]) =>
    count === 1 || kind === "area" ? kind : `${formatCount(count)} ${kind}s`,
  )
  return words.join(" and ")
}
