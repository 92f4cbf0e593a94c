import { formatCount } from "~/domain/format/numbers"
import type { RunSort } from "~/domain/runs/columnRef"

import { titleOf } from "./runGridColumns"
import type { RunSourceIds } from "./runSources"

const counted = (count: number, noun: string): string => `${formatCount(count)} ${noun}${count === 1 ? "" : "s"}`

/** "10,000 runs, 2 experiments on 2 servers" */
export function aboutRuns(loaded: number, isComplete: boolean, sources: readonly RunSourceIds[]): string {
  const runs = isComplete ? counted(loaded, "run") : `${formatCount(loaded)}+ runs`
  const experiments = sources.reduce((sum, { experimentIds }) => sum + experimentIds.length, 0)
  if (experiments === 1) return runs
  const where = sources.length === 1 ? "" : ` on ${counted(sources.length, "server")}`
  return `${runs} · ${counted(experiments, "experiment")}${where}`
}

type Order = {
  readonly sort: RunSort
  readonly isSortedHere: boolean
  readonly isComplete: boolean
}

/** Who sorted the rows, and whether that holds for all of them. */
export function orderNote({ sort, isSortedHere, isComplete }: Order): string {
  const title = titleOf(sort.column)
  if (!isSortedHere) return `by ${title}, sorted by the server`
  return isComplete ? `by ${title}` : `by ${title}, among the runs loaded so far`
}

/** Where the filter is applied. */
export function filterNote(isFilteredHere: boolean, loaded: number, isComplete: boolean): string {
  if (!isFilteredHere) return "searched on the server"
  return isComplete
    ? `compared here over all ${counted(loaded, "run")}`
    : `compared here over ${formatCount(loaded)} runs so far`
}
