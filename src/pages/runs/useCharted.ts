import { useMemo } from "react"

import { distinctColors } from "~/domain/runs/distinctColors"
import { parseRunReference } from "~/domain/runs/run"
import { COLOR_TAG, type RunColor } from "~/domain/runs/runColor"
import { rowOf, type RunColumns } from "~/domain/runs/runColumns"

import { referenceAt } from "./runView"
import type { Shown } from "./useRowEvents"

/** The runs that the charts draw, by reference and in their order, with colours that tell them apart. */
export type Charted = {
  readonly colors: ReadonlyMap<string, RunColor>
  /** Charts stand beside the table, which then says which runs they draw. */
  readonly isShown: boolean
}

/** Without a selection the first rows are drawn, in the order of the table: the best ones, once it is sorted. */
const FIRST_ROWS = 20

/**
 * The selected runs, which have the same colours when they are compared; else, for charts only, the first rows. A table
 * by itself leaves each run its own colour.
 */
export function useCharted(shown: Shown | undefined, selected: ReadonlySet<string>, isShown: boolean): Charted {
  // A text, so that charts keep their lines when only numbers change.
  const references = shown === undefined ? "" : referencesOf(shown, selected, isShown).join("\n")
  const columns = shown?.columns
  return useMemo(
    () => ({ isShown, colors: columns ? chartedColors(columns, references.split("\n")) : new Map() }),
    [columns, references, isShown],
  )
}

function referencesOf({ columns, view }: Shown, selected: ReadonlySet<string>, isShown: boolean): readonly string[] {
  if (selected.size > 0) return [...selected]
  return isShown ? Array.from(view.rows.subarray(0, FIRST_ROWS), (row) => referenceAt(columns, row)) : []
}

function chartedColors(columns: RunColumns, references: readonly string[]): ReadonlyMap<string, RunColor> {
  const tag = columns.tags.get(COLOR_TAG)
  const found = references.flatMap((text) => {
    const reference = parseRunReference(text)
    const row = reference && rowOf(columns, reference.runId, reference.server)
    if (reference === undefined || row === undefined) return []
    const value = tag?.get(row)
    return [{ text, id: reference.runId, tags: value === undefined ? [] : [{ key: COLOR_TAG, value }] }]
  })
  const colors = distinctColors(found)
  return new Map(found.flatMap(({ text }, i) => (colors[i] === undefined ? [] : [[text, colors[i]] as const])))
}
