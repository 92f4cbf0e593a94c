import { readFileSync } from "node:fs"
import path from "node:path"

import { cellsOf, tableOf } from "~e2e/fixtures/fileTable"
import { main } from "~e2e/fixtures/pages"
import type { RunFiles } from "~e2e/fixtures/runFiles"
import { expect, test } from "~e2e/fixtures/test"

const FILES = path.resolve("e2e", "fixtures", "files")

/** A file of `logData.py`; the demo gets what the script wrote. */
const logData = (run: RunFiles, name: string) =>
  run.logBy("logData.py", [name], { [name]: readFileSync(path.join(FILES, name)) })

test("a Parquet file of 1,000,000 rows begins at once, and at any row group", async ({ page, fill }) => {
  const run = await fill()
  await logData(run, "million.parquet")
  await run.open("million.parquet")
  await expect(main(page).getByText("The first 10,000 rows, of 1,000,000 in 4 row groups.")).toBeVisible()
  await expect(cellsOf(page, 2)).toHaveText(["2", "1", "0.001", "basic"])
  await main(page).getByRole("button", { name: "Load more" }).click()
  await expect(main(page).getByText("The first 20,000 rows")).toBeVisible()

  await main(page).getByRole("combobox", { name: "Rows from" }).selectOption("row 750,001 (group 4)")
  await expect(main(page).getByText("Rows 750,001 to 760,000, of 1,000,000 in 4 row groups.")).toBeVisible()
  await expect(cellsOf(page, 1)).toHaveText(["750,001", "750000", "0", "basic"])

  await main(page).getByRole("radio", { name: "Columns" }).check()
  const columns = cellsOf(page, 1, "Columns of the file")
  await expect(columns.nth(1)).toHaveText("id")
  await expect(columns.nth(6)).toHaveText("999999")
  await main(page).getByRole("radio", { name: "Row groups" }).check()
  await expect(cellsOf(page, 12, "Row groups of the file").nth(4)).toHaveText("plan")
  await expect(cellsOf(page, 12, "Row groups of the file").nth(6)).toHaveText("<b>family</b>")
})

test("a Parquet file that is cut off, lies or is something else says so, and the page lives on", async ({
  page,
  fill,
}) => {
  const run = await fill()
  const whole = readFileSync("e2e/fixtures/files/million.parquet")
  const lying = Buffer.from(whole)
  lying.writeUInt32LE(0x7fffffff, whole.length - 8)
  const files = [
    { name: "cut.parquet", data: whole.subarray(0, -100), message: "does not end as a Parquet file does" },
    { name: "lying.parquet", data: lying, message: "claims 2147483647 bytes, more than the file has" },
    // The footer as it was, and a file before it that is shorter.
    {
      name: "short.parquet",
      data: Buffer.concat([whole.subarray(0, 4), whole.subarray(9000)]),
      message: "claims to end",
    },
  ]
  for (const { name, data } of files) await run.put({ [name]: data })
  for (const { name, message } of files) {
    await run.open(name)
    await expect(main(page).getByRole("alert")).toContainText(message)
  }
  await main(page).getByRole("combobox", { name: "View as" }).selectOption("First bytes")
  await expect(main(page).getByText(/50 41 52 31/)).toBeVisible()
  await expect(tableOf(page)).toBeHidden()
})

test("a NumPy array is a table of its values", async ({ page, fill }) => {
  const run = await fill()
  await logData(run, "array.npy")
  await run.open("array.npy")
  await expect(main(page).getByText("Shape (1000, 3) of float32, in Fortran order.")).toBeVisible()
  await expect(main(page).getByText("All 1,000 rows")).toBeVisible()
  await expect(cellsOf(page, 2, "Values of the array")).toHaveText(["2", "0.3", "0.4", "0.5"])
})

test("of an archive of arrays one is chosen; what is pickled in it is never read", async ({ page, fill }) => {
  const run = await fill()
  await logData(run, "arrays.npz")
  await run.open("arrays.npz")
  await expect(main(page).getByText("Shape (4, 3, 2000) of int64; the first 1,999 of 2,000 columns")).toBeVisible()
  await expect(cellsOf(page, 5, "Values of the array").nth(1)).toHaveText("1, 1")
  await expect(cellsOf(page, 5, "Values of the array").nth(2)).toHaveText("8000")
  const arrays = main(page).getByRole("combobox", { name: "Array" })
  await arrays.selectOption("names")
  await expect(cellsOf(page, 1, "Values of the array")).toHaveText(["1", "<b>cat</b>"])
  await arrays.selectOption("objects")
  await expect(main(page).getByRole("alert")).toContainText("This array holds Python objects, which are pickled")
})

test("Feather and an Arrow stream are tables, read batch by batch", async ({ page, fill }) => {
  const run = await fill()
  await logData(run, "scores.feather")
  await logData(run, "scores.arrows")
  await run.open("scores.feather")
  await expect(main(page).getByText("The first 1,000 rows")).toBeVisible()
  await expect(cellsOf(page, 1)).toHaveText(["1", "0", "<b>even</b>"])
  await main(page).getByRole("button", { name: "Load more" }).click()
  await expect(main(page).getByText("The first 2,000 rows")).toBeVisible()
  await run.open("scores.arrows")
  await expect(main(page).getByText("All 10 rows.")).toBeVisible()
  await expect(cellsOf(page, 2)).toHaveText(["2", "1", "odd"])
})

test("lines of JSON are a table", async ({ page, fill }) => {
  const run = await fill()
  await logData(run, "answers.jsonl")
  await run.open("answers.jsonl")
  await expect(main(page).getByText("All 3,000 rows.")).toBeVisible()
  await expect(cellsOf(page, 1)).toHaveText(["1", "0", "<i>one</i>"])
  await expect(cellsOf(page, 3)).toHaveText(["3", "2", ""])
})

test("what mlflow.log_table logged is shown across runs", async ({ page, make, tracking, fill }) => {
  const experiment = await make.experiment()
  const tags = { "mlflow.loggedArtifacts": '[{"path": "eval.json", "type": "table"}]' }
  const names = ["first", "<b>second</b>", "without a table"]
  const data = '{"columns": ["prompt", "score"], "data": [["<b>first</b>", 0.25], ["second", 0.5], ["third", null]]}'
  const runs: RunFiles[] = []
  for (const name of names) {
    const isLogged = name !== "without a table"
    const run = await fill({}, { experiment, name, tags: tracking === "demo" && isLogged ? tags : {} })
    if (isLogged) await run.logBy("logTable.py", [], { "eval.json": data })
    runs.push(run)
  }
  await runs[0]?.open("eval.json")
  await expect(main(page).getByText("All 3 rows.")).toBeVisible()
  await main(page).getByRole("button", { name: "Add runs" }).click()
  const list = page.getByRole("dialog", { name: "Runs with this table" })
  await expect(list.getByRole("checkbox")).toHaveCount(1)
  await list.getByRole("checkbox", { name: "<b>second</b>" }).check()
  await expect(main(page).getByText("All 6 rows, of 2 runs.")).toBeVisible()
  await expect(cellsOf(page, 1).nth(1)).toHaveText("this run")
  await expect(cellsOf(page, 5).nth(1)).toHaveText("<b>second</b>")
  await expect(cellsOf(page, 5).nth(2)).toHaveText("second")
  await expect(page).toHaveURL(new RegExp(`at=runs%3A${runs[1]?.runId ?? ""}`))

  await page.reload()
  await expect(main(page).getByText("All 6 rows, of 2 runs.")).toBeVisible()
  await runs[0]?.open("eval.json", `runs:${runs[1]?.runId},${runs[2]?.runId}`)
  await expect(main(page).getByText("All 6 rows, of 2 of 3 runs.")).toBeVisible()
  await expect(main(page).getByRole("alert")).toContainText("without a table:")
  await page.goBack()
  await expect(main(page).getByText("All 6 rows, of 2 runs.")).toBeVisible()
  await page.goForward()
  await expect(main(page).getByText("All 6 rows, of 2 of 3 runs.")).toBeVisible()
})

test("results of an evaluation are drawn, with their numbers beside them", async ({ page, fill }) => {
  const run = await fill()
  const names = ["training_confusion_matrix.json", "roc_curve_data.csv", "scores_by_threshold.json"]
  for (const name of [...names, "per_class_metrics.csv"]) await logData(run, name)

  await run.open("training_confusion_matrix.json")
  const matrix = main(page).getByRole("table", { name: "Confusion matrix" })
  await expect(matrix.getByRole("row", { name: /^<b>dog<\/b>/ })).toHaveText("<b>dog</b>46.2 %6194 %00 %")
  await expect(main(page).getByText("120 of 130 right")).toBeVisible()
  await expect(cellsOf(page, 5, "Numbers of the file")).toHaveText(["5", "<b>dog</b>", "<b>dog</b>", "61"])

  await run.open("roc_curve_data.csv")
  await expect(main(page).getByRole("img", { name: /^ROC curve: True positive rate over False/ })).toBeVisible()
  await expect(main(page).getByText(/^AUC 0\.\d{4}$/)).toBeVisible()

  await run.open("scores_by_threshold.json")
  await expect(main(page).getByText("AUC 0.9114")).toBeVisible()
  await main(page).getByRole("combobox", { name: "Show" }).selectOption("Precision-recall curve")
  await expect(main(page).getByText("it does not reach from 0 to 1")).toBeVisible()

  await run.open("per_class_metrics.csv")
  await main(page).getByRole("combobox", { name: "Show" }).selectOption("1 against all others")
  await expect(main(page).getByText("50 of 60 right")).toBeVisible()
  await main(page).getByRole("combobox", { name: "View as" }).selectOption("Table")
  await expect(tableOf(page)).toBeVisible()
})
