import type { ConfusionMatrix, Curves, Evaluation } from "~/domain/artifacts/evaluation"
import { growTable, type Table } from "~/domain/artifacts/table"

/** The numbers that are drawn, to be sorted, read and copied. */
export const evaluationTable = (shown: Evaluation): Table =>
  shown.kind === "matrix" ? matrixTable(shown) : curvesTable(shown)

function matrixTable({ labels, counts }: ConfusionMatrix): Table {
  const builder = growTable(["actual", "predicted", "count"], ["text", "text", "number"])
  builder.add(counts.flatMap((row, actual) => row.map((count, at) => [labels[actual], labels[at], String(count)])))
  return builder.table()
}

function curvesTable({ xLabel, yLabel, curves }: Curves): Table {
  const builder = growTable(["curve", xLabel, yLabel], ["text", "number", "number"])
  builder.add(curves.flatMap(({ label, points }) => points.map(({ x, y }) => [label, String(x), String(y)])))
  return builder.table()
}
