import { areaBelow, precisionRecall, roc, type Counts, type Curve } from "./evaluationCurves"
import { delimitedReader } from "./delimited"
import { extensionOf, fileNameOf } from "./file"
import { parseJson, type JsonNode } from "./parseJson"

/** `counts[actual][predicted]`. */
export type ConfusionMatrix = {
  readonly kind: "matrix"
  readonly title: string
  readonly labels: readonly string[]
  readonly counts: readonly (readonly number[])[]
}

export type Curves = {
  readonly kind: "curves"
  readonly title: string
  readonly xLabel: string
  readonly yLabel: string
  /** Where guessing would lie; undefined where that depends on the data. */
  readonly hasDiagonal: boolean
  readonly curves: readonly Curve[]
}

export type Evaluation = ConfusionMatrix | Curves
export type EvaluationReading =
  | { readonly ok: true; readonly found: readonly Evaluation[] }
  | { readonly ok: false; readonly message: string }

const NOTHING = "There is nothing in this file that could be drawn. View it as another kind."

/** What evaluations leave beside their scores: confusion matrices and curves, in the forms that their writers use. */
export function readEvaluation(path: string, text: string): EvaluationReading {
  const isJson = extensionOf(path) === "json"
  const reading = isJson ? fromJson(text) : fromRows(text, /confusion/i.test(fileNameOf(path)))
  if (typeof reading === "string") return { ok: false, message: reading }
  return reading.length === 0 ? { ok: false, message: NOTHING } : { ok: true, found: reading }
}

function fromJson(text: string): readonly Evaluation[] | string {
  const reading = parseJson(text)
  if (!reading.ok) return `This is not JSON: line ${reading.line}: ${reading.message}`
  const { node } = reading
  if (node.kind === "array") return matrixOf(undefined, node)
  const top = fieldsOf(node)
  const fields = top.has("schema_type") ? fieldsOf(top.get("data")) : top
  const labels = firstOf(fields, ["class_labels", "labels", "classes"])
  const tables = fields.get("probability_tables")
  if (tables !== undefined) return curvesOf(tables, labels)
  const matrix = firstOf(fields, ["matrix", "confusion_matrix", "data"])
  return matrix === undefined ? NOTHING : matrixOf(labels, matrix)
}

function matrixOf(labels: JsonNode | undefined, matrix: JsonNode): readonly Evaluation[] | string {
  const counts = elementsOf(matrix).map((row) => elementsOf(row).map(numberOf))
  return checkedMatrix(elementsOf(labels).map(textOf), counts)
}

function checkedMatrix(
  labels: readonly string[],
  counts: readonly (readonly number[])[],
): readonly Evaluation[] | string {
  const size = counts.length
  if (size === 0 || counts.some((row) => row.length !== size)) return "The matrix does not have as many columns as rows"
  if (counts.some((row) => row.some((count) => !(count >= 0)))) return "The matrix holds something else than counts"
  const names = labels.length === size ? labels : counts.map((_, index) => String(index))
  return [{ kind: "matrix", title: "Confusion matrix", labels: names, counts }]
}

/** For each class, at each threshold: true and false positives, true and false negatives, in this order. */
function curvesOf(tables: JsonNode, labels: JsonNode | undefined): readonly Evaluation[] | string {
  const names = elementsOf(labels).map(textOf)
  const classes = elementsOf(tables).map((table, index) => ({
    label: names[index] ?? `class ${index}`,
    rows: elementsOf(table).map((row) => elementsOf(row).map(numberOf)),
  }))
  if (classes.some(({ rows }) => !addsUp(rows))) return "The counts of this accuracy table do not add up"
  const counted = classes.map(({ label, rows }) => ({
    label,
    counts: rows.map(([tp = 0, fp = 0, tn = 0, fn = 0]): Counts => ({ tp, fp, tn, fn })),
  }))
  return [rocOf(counted.map(roc)), precisionRecallOf(counted.map(precisionRecall))]
}

/** Whatever the threshold, the positives stay as many, and so do the negatives. */
function addsUp(rows: readonly (readonly number[])[]): boolean {
  const [first] = rows
  if (first === undefined) return false
  const sums = ([tp = NaN, fp = NaN, tn = NaN, fn = NaN]: readonly number[]) => [tp + fn, fp + tn] as const
  const [positives, negatives] = sums(first)
  return rows.every((row) => {
    const [p, n] = sums(row)
    return row.length === 4 && p === positives && n === negatives && row.every((count) => count >= 0)
  })
}

const rocOf = (curves: readonly Curve[]): Curves => ({
  kind: "curves",
  title: "ROC curve",
  xLabel: "False positive rate",
  yLabel: "True positive rate",
  hasDiagonal: true,
  curves,
})

const precisionRecallOf = (curves: readonly Curve[]): Curves => ({
  kind: "curves",
  title: "Precision-recall curve",
  xLabel: "Recall",
  yLabel: "Precision",
  hasDiagonal: false,
  curves,
})

function fromRows(text: string, isMatrix: boolean): readonly Evaluation[] | string {
  const { names = [], rows } = delimitedReader("csv").push(new TextEncoder().encode(text), true)
  const column = (...wanted: readonly string[]): readonly number[] | undefined => {
    const place = names.findIndex((name) => wanted.includes(name.trim().toLowerCase().replace(/[ -]/g, "_")))
    return place === -1 ? undefined : rows.map((row) => numberIn(row[place]))
  }
  const fpr = column("fpr", "false_positive_rate")
  const tpr = column("tpr", "true_positive_rate")
  if (fpr !== undefined && tpr !== undefined) return [rocOf([curveOf("", fpr, tpr)])]
  const [recall, precision] = [column("recall"), column("precision")]
  if (recall !== undefined && precision !== undefined) return [precisionRecallOf([curveOf("", recall, precision)])]
  const perClass = perClassMatrices(names, rows, column)
  if (perClass.length > 0) return perClass
  if (!isMatrix) return NOTHING
  // A frame is written with its index in front; a bare array is not.
  const isIndexed = names.length === rows.length + 1
  const counts = rows.map((row) => (isIndexed ? row.slice(1) : row).map(numberIn))
  return checkedMatrix(isIndexed ? names.slice(1) : names.every((name) => name === "") ? [] : names, counts)
}

type Row = readonly (string | undefined)[]

/** What `mlflow.evaluate` writes of several classes: each against all others. */
function perClassMatrices(
  names: readonly string[],
  rows: readonly Row[],
  column: (name: string) => readonly number[] | undefined,
): readonly Evaluation[] {
  const [tp, fp] = [column("true_positives"), column("false_positives")]
  const [tn, fn] = [column("true_negatives"), column("false_negatives")]
  if (tp === undefined || fp === undefined || tn === undefined || fn === undefined) return []
  const place = names.indexOf("positive_class")
  return rows.map((row, index): ConfusionMatrix => {
    const label = (place === -1 ? undefined : row[place]) ?? String(index)
    const at = (values: readonly number[]) => values[index] ?? NaN
    return {
      kind: "matrix",
      title: `${label} against all others`,
      labels: [label, "others"],
      counts: [
        [at(tp), at(fn)],
        [at(fp), at(tn)],
      ],
    }
  })
}

function curveOf(label: string, xs: readonly number[], ys: readonly number[]): Curve {
  const points = xs
    .map((x, index) => ({ x, y: ys[index] ?? NaN }))
    .filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))
  return { label, points, area: areaBelow(points) }
}

const numberIn = (cell: string | undefined): number => (cell === undefined || cell.trim() === "" ? NaN : Number(cell))

const fieldsOf = (node: JsonNode | undefined): ReadonlyMap<string, JsonNode> =>
  new Map(node?.kind === "object" ? node.entries.map(({ key, value }) => [key, value]) : [])

const firstOf = (fields: ReadonlyMap<string, JsonNode>, names: readonly string[]): JsonNode | undefined => {
  const name = names.find((wanted) => fields.get(wanted)?.kind === "array")
  return name === undefined ? undefined : fields.get(name)
}

const elementsOf = (node: JsonNode | undefined): readonly JsonNode[] => (node?.kind === "array" ? node.elements : [])
const numberOf = (node: JsonNode): number => (node.kind === "number" ? Number(node.text) : NaN)
const textOf = (node: JsonNode): string =>
  node.kind === "string" ? node.value : node.kind === "number" || node.kind === "word" ? node.text : ""
