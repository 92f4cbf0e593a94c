import { runKeyColumns, type RunColumn } from "~/components/table/runKeyColumns"
import type { Run } from "~/domain/runs/run"
import { nameOrId } from "~/domain/text/nameOrId"
import { compareNatural } from "~/domain/text/naturalOrder"

export type ChildColumn = RunColumn & { readonly unit?: "time" | "duration" }

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
  return [...FIXED, ...runKeyColumns(runs).map((column) => ({ ...column, isSortable: true }))]
}

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
  return compareNatural(String(x), String(y))
}
