import { compareRuns, type CompareFormat, type ComparedRow } from "~/domain/compare/compareRuns"
import { guessDirection } from "~/domain/compare/direction"
import { judgeRow } from "~/domain/compare/judgeRow"
import type { Run } from "~/domain/runs/run"

import type { ModelCell, ModelRow } from "./comparedRows"

/** Metrics or params of the source runs, as the comparison of runs has them; undefined = not known, or not yet. */
export function runRows(
  wanted: "metrics" | "params",
  runs: readonly (Run | undefined)[],
  format: CompareFormat,
): readonly ModelRow[] {
  const found = runs.flatMap((run, place) => (run === undefined ? [] : [{ run, place }]))
  const compared = found.map(({ run, place }) => ({ reference: String(place), run, server: "", experiment: "" }))
  return compareRuns(compared, format)
    .filter(({ kind }) => kind === wanted)
    .map((row) => {
      const judged = judgedCells(row, runs[0] !== undefined)
      const cells = runs.map((_, place): ModelCell => {
        const known = judged[found.findIndex((one) => one.place === place)]
        return known ?? { isKnown: false }
      })
      return { id: row.id, key: row.key, cells, differs: row.differs }
    })
}

function judgedCells(row: ComparedRow, hasBaseline: boolean): readonly ModelCell[] {
  const { best, deltas, changed } = judgeRow(row, 0, row.kind === "metrics" ? guessDirection(row.key) : "none")
  return row.cells.map(({ text, exact }, place) => ({
    isKnown: true,
    text,
    exact,
    isChanged: hasBaseline && changed[place] === true,
    delta: hasBaseline ? deltas[place] : undefined,
    isBest: best.has(place),
  }))
}
