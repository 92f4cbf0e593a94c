import { rankOf, type TableColumn } from "./table"

export type ColumnStatistics = {
  readonly count: number
  readonly missing: number
  /** As they are written. Undefined where no cell has a place among the others. */
  readonly min: string | undefined
  readonly max: string | undefined
  /** Of numbers: over what is finite. */
  readonly mean: number | undefined
  readonly notFinite: number
  readonly distinct: number
  /** There are more than were counted. */
  readonly isDistinctCapped: boolean
}

const MOST_DISTINCT = 10_000

/** Of the rows that are loaded. */
export function columnStatistics({ cells, type }: TableColumn, rowCount: number): ColumnStatistics {
  const present = cells.slice(0, rowCount).filter((cell) => cell !== undefined)
  const ranks = type === "text" ? present : present.map((cell) => rankOf(cell, type))
  return {
    count: present.length,
    missing: rowCount - present.length,
    min: present[placeOfLeast(ranks, (a, b) => a < b)],
    max: present[placeOfLeast(ranks, (a, b) => a > b)],
    ...(type === "number" ? meanOf(ranks) : { mean: undefined, notFinite: 0 }),
    ...distinctOf(present),
  }
}

type Rank = number | string

/** -1 where none has a place. */
function placeOfLeast(ranks: readonly Rank[], isBefore: (a: Rank, b: Rank) => boolean): number {
  let place = -1
  for (const [index, rank] of ranks.entries()) {
    if (Number.isNaN(rank)) continue
    const least = ranks[place]
    if (least === undefined || isBefore(rank, least)) place = index
  }
  return place
}

function meanOf(ranks: readonly Rank[]): Pick<ColumnStatistics, "mean" | "notFinite"> {
  let [sum, finite] = [0, 0]
  for (const rank of ranks) {
    if (typeof rank !== "number" || !Number.isFinite(rank)) continue
    sum += rank
    finite++
  }
  return { mean: finite === 0 ? undefined : sum / finite, notFinite: ranks.length - finite }
}

function distinctOf(present: readonly string[]): Pick<ColumnStatistics, "distinct" | "isDistinctCapped"> {
  const seen = new Set<string>()
  for (const cell of present) {
    if (seen.size === MOST_DISTINCT && !seen.has(cell)) return { distinct: seen.size, isDistinctCapped: true }
    seen.add(cell)
  }
  return { distinct: seen.size, isDistinctCapped: false }
}
