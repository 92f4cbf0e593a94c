import { isSystemMetric } from "~/domain/metrics/metricKeys"

import type { ColumnRef } from "./columnRef"
import type { RunColumns } from "./runColumns"
import type { NumberColumn, TextColumn } from "./sparseColumn"

/** What is known of one key over the loaded runs. */
export type KeyStat = {
  readonly ref: ColumnRef
  /** In how many runs it is set. */
  readonly count: number
  /** True when the runs do not all have it with one and the same value. */
  readonly differs: boolean
}

/** Every metric, param and tag key, in the order in which they first occurred. One pass that stops at the first difference. */
export function keyStats(columns: RunColumns): readonly KeyStat[] {
  const { rowCount } = columns
  const stats: KeyStat[] = []
  for (const [key, column] of columns.metrics)
    stats.push(stat({ kind: "metric", key }, column.count, column.count < rowCount || numbersDiffer(column)))
  for (const [key, column] of columns.params)
    stats.push(stat({ kind: "param", key }, column.count, column.count < rowCount || textsDiffer(column)))
  for (const [key, column] of columns.tags)
    stats.push(stat({ kind: "tag", key }, column.count, column.count < rowCount || textsDiffer(column)))
  return stats.filter(({ count }) => count > 0)
}

const stat = (ref: ColumnRef, count: number, differs: boolean): KeyStat => ({ ref, count, differs })

function numbersDiffer(column: NumberColumn): boolean {
  const first = column.valueAt(0)
  for (let index = 1; index < column.count; index++) if (!Object.is(column.valueAt(index), first)) return true
  return false
}

function textsDiffer(column: TextColumn): boolean {
  // A text that was replaced stays in the table of texts, so more than one there proves nothing.
  if (column.texts.length === 1) return false
  const first = column.codeAt(0)
  for (let index = 1; index < column.count; index++) if (column.codeAt(index) !== first) return true
  return false
}

export type KeyGroup = { readonly prefix: string; readonly stats: readonly KeyStat[] }

/** Keys by the part before the first slash, as charts are grouped; those without one first. Few keys make no group. */
export function groupByPrefix(stats: readonly KeyStat[]): readonly KeyGroup[] {
  const groups = new Map<string, KeyStat[]>()
  for (const one of stats) {
    const slash = one.ref.key.indexOf("/")
    const prefix = slash > 0 ? one.ref.key.slice(0, slash) : ""
    const group = groups.get(prefix)
    if (group) group.push(one)
    else groups.set(prefix, [one])
  }
  const named = [...groups].map(([prefix, found]) => ({ prefix, stats: found }))
  return named.toSorted((a, b) => Number(b.prefix === "") - Number(a.prefix === ""))
}

export const isSystemTag = ({ kind, key }: ColumnRef): boolean => kind === "tag" && key.startsWith("mlflow.")
const isAboutMachine = ({ kind, key }: ColumnRef): boolean => kind === "metric" && isSystemMetric(key)

const MOST_OF_A_KIND = 12

/** What the table shows before anyone chose: metrics and params that differ, those of most runs first. */
export function defaultColumns(columns: RunColumns, stats: readonly KeyStat[]): readonly ColumnRef[] {
  const isAlone = columns.rowCount < 2
  const best = (kind: ColumnRef["kind"]) =>
    stats
      .filter(({ ref, differs }) => ref.kind === kind && (differs || isAlone) && !isAboutMachine(ref))
      .toSorted((a, b) => b.count - a.count)
      .slice(0, MOST_OF_A_KIND)
      .map(({ ref }) => ref)
  return [...best("metric"), ...best("param")]
}
