import { useMemo, useState } from "react"

import { columnId, parseColumnId, type ColumnRef } from "~/domain/runs/columnRef"
import { defaultColumns, keyStats, type KeyStat } from "~/domain/runs/keyStats"
import type { RunColumns } from "~/domain/runs/runColumns"

import { EXPERIMENT_COLUMN } from "./runGridColumns"

const MOST = 30
const BASE: readonly ColumnRef[] = [
  { kind: "attribute", key: "start_time" },
  { kind: "attribute", key: "duration" },
]

type Chosen = { readonly ids: readonly string[]; readonly rowCount: number; readonly isFinal: boolean }
const NOTHING: Chosen = { ids: [], rowCount: 0, isFinal: false }

type AutoColumnsOptions = {
  columns: RunColumns | undefined
  isComplete: boolean
  inUrl: readonly string[]
  /** Several experiments in one table: each run then says which is its own. */
  isShared: boolean
}

/**
 * The columns to show: those of the URL, else what differs. What differs is looked at after the first page and once
 * more when all runs are there; later finds go behind those of their kind, so that no column moves under the pointer.
 */
export function useAutoColumns({ columns, isComplete, inUrl, isShared }: AutoColumnsOptions) {
  const stats = useMemo(() => (columns === undefined ? [] : keyStats(columns)), [columns])
  const [chosen, setChosen] = useState(NOTHING)
  if (columns !== undefined && columns.rowCount > 0 && (chosen.rowCount === 0 || (isComplete && !chosen.isFinal))) {
    const found = defaultColumns(columns, stats).map(columnId)
    const ids = [...chosen.ids, ...found.filter((id) => !chosen.ids.includes(id))].slice(0, MOST)
    setChosen({ ids, rowCount: columns.rowCount, isFinal: isComplete })
  }
  const ids = inUrl.length > 0 ? inUrl : chosen.ids
  const isAuto = inUrl.length === 0
  const refs = useMemo(() => {
    const found = ids.map(parseColumnId).filter((ref) => ref !== undefined)
    return isAuto ? [...(isShared ? [EXPERIMENT_COLUMN] : []), ...BASE, ...byKind(found)] : found
  }, [ids, isAuto, isShared])
  return { refs, stats, isAuto } satisfies { refs: readonly ColumnRef[]; stats: readonly KeyStat[]; isAuto: boolean }
}

const byKind = (refs: readonly ColumnRef[]): readonly ColumnRef[] =>
  (["metric", "param", "tag"] as const).flatMap((kind) => refs.filter((ref) => ref.kind === kind))
