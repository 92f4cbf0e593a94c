import { expect, test } from "vitest"

import { readEvaluation, type Evaluation } from "./evaluation"
import { areaBelow } from "./evaluationCurves"

function read(path: string, text: string): readonly Evaluation[] {
  const reading = readEvaluation(path, text)
  if (!reading.ok) throw new Error(reading.message)
  return reading.found
}

const points = (...pairs: readonly (readonly [number, number])[]) => pairs.map(([x, y]) => ({ x, y }))

test.each([
  [
    "confusion_matrix.json",
    '{"schema_type": "confusion_matrix", "schema_version": "v1", "data": {"class_labels": ["cat", "<b>"], "matrix": [[5, 1], [2, 9]]}}',
    ["cat", "<b>"],
  ],
  ["confusion_matrix.json", '{"labels": ["cat", "<b>"], "matrix": [[5, 1], [2, 9]]}', ["cat", "<b>"]],
  ["confusion_matrix.json", "[[5, 1], [2, 9]]", ["0", "1"]],
  ["confusion_matrix.csv", ",cat,<b>\ncat,5,1\n<b>,2,9\n", ["cat", "<b>"]],
  ["test_confusion_matrix.csv", "5,1\n2,9\n", ["0", "1"]],
  ["confusion_matrix.csv", "cat,<b>\n5,1\n2,9\n", ["cat", "<b>"]],
])("a confusion matrix in %s (%#)", (path, text, labels) => {
  expect(read(path, text)).toEqual([
    {
      kind: "matrix",
      title: "Confusion matrix",
      labels,
      counts: [
        [5, 1],
        [2, 9],
      ],
    },
  ])
})

test("what mlflow.evaluate writes of several classes is a matrix for each against all others", () => {
  const head = "positive_class,true_negatives,false_positives,false_negatives,true_positives,example_count"
  const [first, second] = read("per_class_metrics.csv", `${head}\n0,100,0,0,50,150\n1,99,1,3,47,150\n`)
  expect(first).toMatchObject({ title: "0 against all others", labels: ["0", "others"] })
  expect(second).toMatchObject({
    counts: [
      [47, 3],
      [1, 99],
    ],
  })
})

test("the area is that of sklearn.metrics.auc, and not said where a part is missing", () => {
  const [curve] = read(
    "roc_curve_data.csv",
    "fpr,tpr,thresholds\n0,0,inf\n0,0.5,0.8\n0.5,0.5,0.4\n0.5,1,0.35\n1,1,0.1\n",
  )
  expect(curve).toMatchObject({ title: "ROC curve", curves: [{ area: 0.75 }] })
  const falling = "precision,recall\n0.5,1\n0.75,0.5\n1,0\n"
  expect(read("precision_recall_curve_data.csv", falling)).toMatchObject([
    { xLabel: "Recall", curves: [{ area: 0.75, points: points([1, 0.5], [0.5, 0.75], [0, 1]) }] },
  ])
  expect(areaBelow(points([0, 0], [0.9, 1]))).toBeUndefined()
  expect(areaBelow(points([0, 0], [0.6, 1], [0.3, 1], [1, 1]))).toBeUndefined()
  expect(areaBelow([])).toBeUndefined()
})

const accuracyTable = (rows: string) =>
  `{"schema_type": "accuracy_table", "schema_version": "v1", "data": {"probability_tables": [${rows}], "class_labels": ["yes"]}}`

test("counts at thresholds become both curves", () => {
  const [first, second] = read(
    "accuracy_table.json",
    accuracyTable("[[82,118,0,0],[75,31,87,7],[66,9,109,16],[46,2,116,36],[0,0,118,82]]"),
  )
  if (first?.kind !== "curves" || second?.kind !== "curves") throw new Error("two curves are expected")
  expect(first.curves[0]?.label).toBe("yes")
  expect(first.curves[0]?.points[1]).toEqual({ x: 31 / 118, y: 75 / 82 })
  // What sklearn.metrics.auc says of the same points.
  expect(first.curves[0]?.area).toBeCloseTo(0.9113786688714346, 12)
  // At the last threshold nothing is called positive: that point has no precision.
  expect(second.curves[0]?.points).toHaveLength(4)
  expect(second.curves[0]?.area).toBeUndefined()
})

test.each([
  ["confusion_matrix.json", "{", "This is not JSON"],
  ["confusion_matrix.json", "[".repeat(100_000), "nested too deeply"],
  ["confusion_matrix.json", "[[1, 2], [3]]", "as many columns as rows"],
  ["confusion_matrix.json", '[["a"]]', "something else than counts"],
  ["confusion_matrix.json", "[[-1]]", "something else than counts"],
  ["confusion_matrix.json", "{}", "nothing in this file that could be drawn"],
  ["accuracy_table.json", accuracyTable("[[82,118,0,0],[75,31,87,8]]"), "do not add up"],
  ["accuracy_table.json", accuracyTable("[[82,118]]"), "do not add up"],
  ["roc_curve_data.csv", "a,b\n1,2\n", "nothing in this file that could be drawn"],
  ["roc_curve_data.csv", "", "nothing in this file that could be drawn"],
])("%s that holds something else says why not (%#)", (path, text, message) => {
  expect(readEvaluation(path, text)).toMatchObject({ ok: false, message: expect.stringContaining(message) })
})
