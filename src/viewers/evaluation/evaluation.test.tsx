import { fireEvent, screen, within } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { expect, test, vi } from "vitest"

import { magicOf } from "~/domain/artifacts/magic"
import { viewersFor } from "~/viewers/registry"
import { encode, fileOf, rowTexts, show } from "~/viewers/showTable"

const MATRIX =
  '{"schema_type": "confusion_matrix", "schema_version": "v1", "data": {"class_labels": ["<b>cat</b>", "dog"], "matrix": [[5, 1], [2, 8]]}}'

test("3.8: a confusion matrix is drawn with counts and shares of its rows", async () => {
  await show(fileOf("metrics/anything.json", MATRIX))
  const matrix = await screen.findByRole("table", { name: "Confusion matrix" })
  expect(
    within(matrix)
      .getAllByRole("row")
      .map((row) => row.textContent),
  ).toEqual(["Actual ↓ Predicted →<b>cat</b>dog", "<b>cat</b>583 %117 %", "dog220 %880 %"])
  expect(screen.getByText("13 of 16 right")).toBeVisible()
  expect(rowTexts(screen.getByRole("grid", { name: "Numbers of the file" }))[0]).toBe("1<b>cat</b><b>cat</b>5")
})

test("3.8: a curve says its area, and the numbers stand beside it", async () => {
  await show(fileOf("roc_curve_data.csv", "fpr,tpr\n0,0\n0,0.5\n0.5,0.5\n0.5,1\n1,1\n"))
  expect(await screen.findByText("AUC 0.7500")).toBeVisible()
  expect(screen.getByText("ROC curve")).toBeVisible()
  expect(rowTexts(screen.getByRole("grid", { name: "Numbers of the file" }))).toHaveLength(5)
})

test("the measured point under the pointer is told in place of the area", async () => {
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(400)
  await show(fileOf("roc_curve_data.csv", "fpr,tpr\n0,0\n0,0.5\n0.5,0.5\n0.5,0.9\n1,1\n"))
  const chart = await screen.findByRole("img", { name: /^ROC curve/ })
  // jsdom has no layout: the chart begins at 0, and its axis 48 px further.
  fireEvent.pointerMove(chart, { clientX: 48 + 0.45 * (Number(chart.getAttribute("width")) - 60) })
  expect(screen.getByText("0.9000 at 0.5000")).toBeVisible()
  expect(chart.querySelectorAll("circle")).toHaveLength(1)
  fireEvent.pointerLeave(chart)
  expect(screen.getByText(/^AUC/)).toBeVisible()
})

test("of several results one is chosen", async () => {
  const head = "positive_class,true_negatives,false_positives,false_negatives,true_positives"
  await show(fileOf("per_class_metrics.csv", `${head}\n0,100,0,0,50\n1,99,1,3,47\n`))
  await userEvent.selectOptions(await screen.findByRole("combobox", { name: "Show" }), "1 against all others")
  expect(screen.getByText("146 of 150 right")).toBeVisible()
})

test("what cannot be drawn says why, and the table is still there to be chosen", async () => {
  await show(fileOf("roc_curve_data.csv", "a,b\n1,2\n"))
  expect(await screen.findByRole("alert")).toHaveTextContent("nothing in this file that could be drawn")
  const others = viewersFor({ path: "roc_curve_data.csv", sizeBytes: 9, magic: magicOf(encode("a,b\n")) })
  expect(others.map(({ id }) => id)).toEqual(["evaluation", "delimited", "text", "bytes"])
})
