import { formatCount } from "~/domain/format"

import type { Series } from "./series"

/** What is drawn, in plain words: all points, or how many of how many and whose choice they were. */
export function completeness(lines: readonly Series[], expected: number): string {
  const drawn = lines.reduce((sum, { values }) => sum + values.length, 0)
  const sampled = lines.filter(({ isComplete }) => !isComplete).length
  if (drawn === 0) return "no points"
  if (sampled === 0) return drawn === 1 ? "1 point" : `all ${formatCount(drawn)} points`
  const of =
    expected > drawn ? `${formatCount(drawn)} of about ${formatCount(expected)} points` : `${formatCount(drawn)} points`
  return sampled === lines.length
    ? `${of}, sampled by the server`
    : `${of}, ${sampled} of ${formatCount(lines.length)} runs sampled by the server`
}
