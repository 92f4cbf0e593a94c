import { isSystemMetric } from "~/domain/metrics/metricKeys"

import type { Run } from "./run"

type Keyed = Pick<Run, "metrics" | "params">

/**
 * The keys that tell runs apart at a glance, at most so many of each kind: the metrics that most of them have, not counting
 * those of the machine, and the params in which they differ.
 */
export function tellingKeys(
  runs: readonly Keyed[],
  most: number,
): { readonly metrics: readonly string[]; readonly params: readonly string[] } {
  return {
    metrics: keysByCount(runs.map((run) => run.metrics))
      .filter((key) => !isSystemMetric(key))
      .slice(0, most),
    params: keysByCount(runs.map((run) => run.params))
      .filter((key) => isDifferent(runs, key))
      .slice(0, most),
  }
}

function keysByCount(lists: readonly (readonly { readonly key: string }[])[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { key } of lists.flat()) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([key]) => key)
}

const isDifferent = (runs: readonly Keyed[], key: string): boolean =>
  new Set(runs.map((run) => valueOf(run.params, key))).size > 1

/** undefined = it was not logged. */
export const valueOf = <T>(
  entries: readonly { readonly key: string; readonly value: T }[],
  key: string,
): T | undefined => entries.find((entry) => entry.key === key)?.value
