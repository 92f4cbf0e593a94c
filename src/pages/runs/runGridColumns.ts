import type { GridColumn } from "~/components/table/gridColumn"
import { columnId, type ColumnRef } from "~/domain/runs/columnRef"
import { runAttribute, type RunAttribute } from "~/domain/runs/runCells"
import { nameAt, type RunColumns } from "~/domain/runs/runColumns"
import { plainNumber } from "~/domain/text/naturalOrder"

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
/** On a phone the name leaves room for the others, as far as the names allow: nothing hovers there to read the rest. */
const NARROW_NAME_WIDTH = { least: 184, most: 272, besideText: 88 }
const NARROW = 720
/** Of the first rows, which are there at once: a column must not change its width while more come. */
const NAMES_MEASURED = 20
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
  const others = refs.filter((ref) => !isName(ref))
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
    widthPx: widths.get(id) ?? (isName(ref) ? nameWidth(columns) : widthOf(ref, title, isNumber)),
    align: isNumber ? "end" : "start",
    isSortable: true,
    ...(group === "" ? {} : { group }),
  }
}

export const titleOf = ({ kind, key }: ColumnRef): string => {
  const attribute = kind === "attribute" ? runAttribute(key) : undefined
  return attribute === undefined ? key : ATTRIBUTE_TITLES[attribute]
}

const isName = ({ kind, key }: ColumnRef): boolean => kind === NAME_COLUMN.kind && key === NAME_COLUMN.key

function nameWidth(columns: RunColumns): number {
  if (globalThis.innerWidth >= NARROW) return NAME_WIDTH
  const { least, most, besideText } = NARROW_NAME_WIDTH
  const rows = Array.from({ length: Math.min(columns.rowCount, NAMES_MEASURED) }, (_, row) => row)
  const longest = Math.max(0, ...rows.map((row) => nameAt(columns, row).length))
  return Math.min(most, Math.max(least, longest * CHARACTER_WIDTH + besideText))
}

function widthOf({ kind, key }: ColumnRef, title: string, isNumber: boolean): number {
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
