import { formatDuration, formatMetric } from "~/domain/format"
import type { ComparedRow } from "./compareRuns"
import type { Direction } from "./direction"

export type Judgement = {
  /** Places of the runs with the best value; empty when there is nothing to choose between. */
  readonly best: ReadonlySet<number>
  /** How each run differs from the baseline, as text; undefined for the baseline itself and where it means nothing. */
  readonly deltas: readonly (string | undefined)[]
  /** Whether each run differs from the baseline. */
  readonly changed: readonly boolean[]
}

export function judgeRow(row: ComparedRow, baseline: number, direction: Direction): Judgement {
  const base = row.cells[baseline]
  return {
    best: bestOf(row, direction),
    deltas: row.cells.map(({ value }, place) => (place === baseline ? undefined : deltaText(row, value, base?.value))),
    changed: row.cells.map(({ exact }, place) => place !== baseline && exact !== (base?.exact ?? "")),
  }
}

function bestOf({ cells }: ComparedRow, direction: Direction): ReadonlySet<number> {
  const finite = cells.flatMap(({ value }) => (value !== undefined && Number.isFinite(value) ? [value] : []))
  const best = direction === "up" ? Math.max(...finite) : Math.min(...finite)
  const isChoice = finite.length > 1 && finite.some((value) => value !== best)
  if (direction === "none" || !isChoice) return new Set()
  return new Set(cells.flatMap(({ value }, place) => (value === best ? [place] : [])))
}

function deltaText({ kind }: ComparedRow, value: number | undefined, base: number | undefined): string | undefined {
  if (value === undefined || base === undefined) return undefined
  const delta = value - base
  if (!Number.isFinite(delta) || delta === 0) return undefined
  const size = Math.abs(delta)
  return `${delta > 0 ? "+" : "\u2212"}${kind === "attributes" ? formatDuration(size) : formatMetric(size, 3)}`
}

/** The table as tab-separated text, to be pasted into a sheet or a document. */
export function rowsAsText(rows: readonly ComparedRow[], titles: readonly string[]): string {
  const clean = (text: string) => text.replace(/[\t\r\n]+/g, " ")
  const lines = rows.map(({ kind, key, cells }) => [kind, key, ...cells.map(({ exact }) => exact)])
  return [["kind", "key", ...titles], ...lines].map((line) => line.map(clean).join("\t")).join("\n")
}
