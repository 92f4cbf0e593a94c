// The table: medians of both, their ratio, and whether the budget holds.
import { ROWS } from "./rows.mjs"

/** @typedef {{ readonly MLflow: readonly import("./rows.mjs").Values[]; readonly Tracklight: readonly import("./rows.mjs").Values[] }} Measured */

export function table(/** @type {Measured} */ measured) {
  const lines = ROWS.flatMap((row) => {
    const theirs = median(measured.MLflow, row.id)
    const ours = median(measured.Tracklight, row.id)
    if (theirs === undefined && ours === undefined) return []
    return `| ${row.label} | ${print(theirs, row.unit)} | ${print(ours, row.unit)} | ${ratio(ours, theirs)} | ${verdict(row, ours, theirs)} |`
  })
  return ["| what | MLflow | Tracklight | ratio | budget |", "|---|--:|--:|--:|---|", ...lines].join("\n")
}

function median(/** @type {readonly import("./rows.mjs").Values[]} */ all, /** @type {string} */ id) {
  const values = all.flatMap((one) => one[id] ?? []).toSorted((one, other) => one - other)
  return values[Math.floor((values.length - 1) / 2)]
}

function print(/** @type {number | undefined} */ value, /** @type {string} */ unit) {
  if (value === undefined) return "–"
  const text = Math.round(value).toLocaleString("en-US")
  return unit === "" ? text : `${text} ${unit}`
}

const ratio = (/** @type {number | undefined} */ ours, /** @type {number | undefined} */ theirs) =>
  ours === undefined || theirs === undefined || theirs === 0 ? "" : (ours / theirs).toFixed(2)

function verdict(
  /** @type {import("./rows.mjs").Row} */ row,
  /** @type {number | undefined} */ ours,
  /** @type {number | undefined} */ theirs,
) {
  if (row.budget === undefined) return ""
  if (row.holds === undefined || ours === undefined || theirs === undefined) return row.budget
  return `${row.budget} ${row.holds(ours, theirs) ? "holds" : "**missed**"}`
}
