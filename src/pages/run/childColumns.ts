import type { GridColumn } from "~/components/table/gridColumn"
import type { Run } from "~/domain/runs/run"
import { nameOrId } from "~/domain/text/nameOrId"

export type ChildColumn = GridColumn & {
  readonly value: (run: Run) => number | string | undefined
  readonly unit?: "time" | "duration"
}

const MOST_METRICS = 12
const MOST_PARAMS = 12

const FIXED: readonly ChildColumn[] = [
  { id: "name", title: "Run", widthPx: 240, isSortable: true, value: ({ name, id }) => nameOrId(name, id) },
  {
    id: "started",
    title: "Started",
    widthPx: 90,
    isSortable: true,
    unit: "time",
    value: ({ startedAtMs }) => startedAtMs,
  },
  {
    id: "duration",
    title: "Duration",
    widthPx: 100,
    isSortable: true,
    unit: "duration",
    value: ({ startedAtMs, endedAtMs }) =>
      startedAtMs === undefined || endedAtMs === undefined ? undefined : endedAtMs - startedAtMs,
  },
]

/** The metrics that most of them have, and the params in which they differ: what a search was about. */
export function childColumns(runs: readonly Run[]): readonly ChildColumn[] {
  const metrics = keysByCount(runs.map((run) => run.metrics)).slice(0, MOST_METRICS)
  const params = keysByCount(runs.map((run) => run.params)).filter((key) => isDifferent(runs, key))
  return [
    ...FIXED,
    ...metrics.map((key, index): ChildColumn => ({
      id: `m:${index}`,
      title: key,
      group: "Metrics",
      widthPx: 110,
      align: "end",
      isSortable: true,
      value: (run) => run.metrics.find((metric) => metric.key === key)?.value,
    })),
    ...params.slice(0, MOST_PARAMS).map((key, index): ChildColumn => ({
      id: `p:${index}`,
      title: key,
      group: "Params that differ",
      widthPx: 120,
      isSortable: true,
      value: (run) => run.params.find((param) => param.key === key)?.value,
    })),
  ]
}

function keysByCount(lists: readonly (readonly { readonly key: string }[])[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { key } of lists.flat()) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([key]) => key)
}

function isDifferent(runs: readonly Run[], key: string): boolean {
  return new Set(runs.map((run) => run.params.find((param) => param.key === key)?.value)).size > 1
}

const natural = new Intl.Collator(undefined, { numeric: true })

/** What has no value, or NaN, comes last in both directions. */
export function sortChildren(
  runs: readonly Run[],
  columns: readonly ChildColumn[],
  { columnId, isDescending }: { readonly columnId: string; readonly isDescending: boolean },
): readonly Run[] {
  const column = columns.find(({ id }) => id === columnId)
  if (column === undefined) return runs
  const isMissing = (value: number | string | undefined) => value === undefined || Number.isNaN(value)
  const sign = isDescending ? -1 : 1
  return runs.toSorted((a, b) => {
    const [x, y] = [column.value(a), column.value(b)]
    if (isMissing(x) || isMissing(y)) return Number(isMissing(x)) - Number(isMissing(y))
    return sign * compare(x, y)
  })
}

function compare(x: number | string | undefined, y: number | string | undefined): number {
  if (typeof x === "number" && typeof y === "number") return x < y ? -1 : x > y ? 1 : 0
  return natural.compare(String(x), String(y))
}
