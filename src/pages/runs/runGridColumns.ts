import type { GridColumn } from "~/components/table/gridColumn"
import { columnId, type ColumnRef } from "~/domain/runs/columnRef"
import { plainNumber } from "~/domain/runs/naturalOrder"
import { runAttribute, type RunAttribute } from "~/domain/runs/runCells"
import type { RunColumns } from "~/domain/runs/runColumns"

export type RunGridColumn = GridColumn & { readonly ref: ColumnRef; readonly isResized: boolean }

export const ATTRIBUTE_TITLES: Readonly<Record<RunAttribute, string>> = {
  run_name: "Run",
  start_time: "Started",
  end_time: "Ended",
  duration: "Duration",
  status: "Status",
  user: "User",
  source: "Source",
  place: "Ran as",
  commit: "Commit",
  datasets: "Datasets",
  models: "Models",
  experiment: "Experiment",
  server: "Server",
  run_id: "Run id",
}

const GROUPS = { attribute: "", metric: "Metrics", param: "Params", tag: "Tags" } as const

const NAME_WIDTH = 240
/** On a phone the name must leave room for the others. */
const NARROW_NAME_WIDTH = 184
const NARROW = 720
const NUMBER_WIDTH = 96
const TEXT_WIDTH = 128
const LONGEST = 220
const CHARACTER_WIDTH = 7
const PADDING = 30
/** "16 min", "2026-11-21"; "42 min 54 s": beside the charts every column less is a metric more. */
const TIME_WIDTHS: ReadonlyMap<string, number> = new Map([
  ["start_time", 96],
  ["end_time", 96],
  ["duration", 108],
])

export const NAME_COLUMN: ColumnRef = { kind: "attribute", key: "run_name" }

export const EXPERIMENT_COLUMN: ColumnRef = { kind: "attribute", key: "experiment" }

/** The columns of the table in order; the name stands first, always. */
export function runGridColumns(
  columns: RunColumns,
  refs: readonly ColumnRef[],
  widths: ReadonlyMap<string, number>,
): readonly RunGridColumn[] {
  const others = refs.filter(({ kind, key }) => kind !== "attribute" || key !== NAME_COLUMN.key)
  return [NAME_COLUMN, ...others].map((ref) => gridColumn(columns, ref, widths))
}

function gridColumn(columns: RunColumns, ref: ColumnRef, widths: ReadonlyMap<string, number>): RunGridColumn {
  const id = columnId(ref)
  const title = titleOf(ref)
  const isNumber = isNumberColumn(columns, ref)
  const group = GROUPS[ref.kind]
  return {
    id,
    ref,
    title,
    isResized: widths.has(id),
    widthPx: widths.get(id) ?? widthOf(ref, title, isNumber),
    align: isNumber ? "end" : "start",
    isSortable: true,
    ...(group === "" ? {} : { group }),
  }
}

export const titleOf = ({ kind, key }: ColumnRef): string => {
  const attribute = kind === "attribute" ? runAttribute(key) : undefined
  return attribute === undefined ? key : ATTRIBUTE_TITLES[attribute]
}

function widthOf({ kind, key }: ColumnRef, title: string, isNumber: boolean): number {
  if (kind === "attribute" && key === NAME_COLUMN.key)
    return globalThis.innerWidth < NARROW ? NARROW_NAME_WIDTH : NAME_WIDTH
  const timeWidth = kind === "attribute" ? TIME_WIDTHS.get(key) : undefined
  if (timeWidth !== undefined) return timeWidth
  const least = isNumber ? NUMBER_WIDTH : TEXT_WIDTH
  return Math.min(LONGEST, Math.max(least, title.length * CHARACTER_WIDTH + PADDING))
}

const NUMBER_ATTRIBUTES = new Set(["duration", "models"])

/** Params are texts to the server; those that all read as numbers are lined up as such. */
function isNumberColumn(columns: RunColumns, { kind, key }: ColumnRef): boolean {
  if (kind === "metric") return true
  if (kind === "attribute") return NUMBER_ATTRIBUTES.has(key)
  const texts = (kind === "param" ? columns.params : columns.tags).get(key)?.texts ?? []
  return texts.length > 0 && texts.every((text) => text === "" || plainNumber(text) !== undefined)
}
