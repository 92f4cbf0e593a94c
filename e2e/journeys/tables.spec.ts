import { cellsOf } from "~e2e/fixtures/fileTable"
import { main } from "~e2e/fixtures/pages"
import type { Fill } from "~e2e/fixtures/runFiles"
import { expect, test } from "~e2e/fixtures/test"

/** A run with one file, opened. */
async function openFile(fill: Fill, { name, data }: { name: string; data: string | Buffer }) {
  const run = await fill()
  await run.put({ [name]: data })
  await run.open(name)
}

test("3.11: a CSV of 50,000 rows is sorted, filtered, summed up and copied from", async ({ page, fill }) => {
  const rows = Array.from({ length: 50_000 }, (_, row) => `C${row},${(row * 7919) % 50_000},"plan ${row % 3}, new"`)
  await openFile(fill, { name: "big.csv", data: `customer,score,plan\n${rows.join("\n")}\n` })
  await expect(main(page).getByText("All 50,000 rows.")).toBeVisible()
  await expect(cellsOf(page, 1)).toHaveText(["1", "C0", "0", "plan 0, new"])

  await main(page).getByRole("button", { name: "score", exact: true }).click()
  await expect(cellsOf(page, 1).nth(2)).toHaveText("49999")
  await main(page).getByRole("searchbox", { name: "Filter rows" }).fill("c4999")
  await expect(main(page).getByText("11 of 50,000 rows")).toBeVisible()

  await main(page).getByRole("button", { name: "Statistics of score" }).click()
  const statistics = page.getByRole("table", { name: "Column statistics" })
  await expect(statistics.getByRole("row", { name: /Mean/ })).toContainText("24999.5")
  await expect(statistics.getByRole("row", { name: /Distinct/ })).toContainText("over 10,000")
  await page.keyboard.press("Escape")

  await main(page).getByText("C49990", { exact: true }).click()
  await expect(main(page).getByRole("group", { name: "Picked cell" })).toContainText("Row 49,991, customerC49990")
})

test("text in a table is only ever text", async ({ page, fill }) => {
  const data = 'name,<b>head</b>\n"<img src=x onerror=alert(1)>",=1+1\n'
  await openFile(fill, { name: "hostile.csv", data })
  await expect(cellsOf(page, 1)).toHaveText(["1", "<img src=x onerror=alert(1)>", "=1+1"])
})

/** What the MLflow client writes to a file for `e2e/fixtures/logTable.py`. */
const LOGGED =
  '{"columns": ["prompt", "score", "passed"], "data": [["<b>first</b>", 0.25, true], ["second", 0.5, false], ["third", null, true]]}'

test("3.11: what mlflow.log_table logged is a table, and JSON by choice", async ({ page, fill }) => {
  const run = await fill()
  await run.logBy("logTable.py", [], { "eval.json": LOGGED })
  await run.open("eval.json")
  await expect(cellsOf(page, 1)).toHaveText(["1", "<b>first</b>", "0.25", "true"])
  await expect(cellsOf(page, 3)).toHaveText(["3", "third", "", "true"])
  await expect(main(page).getByText("All 3 rows.")).toBeVisible()
  await main(page).getByRole("combobox", { name: "View as" }).selectOption("JSON tree")
  await expect(main(page).getByRole("tree", { name: "JSON" })).toBeVisible()
})

test("of safetensors the tensors are listed", async ({ page, fill }) => {
  const header = '{"__metadata__":{"format":"pt"},"layer.weight":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}}'
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(header.length))
  const data = Buffer.concat([length, Buffer.from(header), Buffer.alloc(24)])
  await openFile(fill, { name: "model.safetensors", data })
  const tensors = main(page).getByRole("grid", { name: "Tensors of the file" })
  await expect(tensors.getByRole("row").nth(1)).toContainText("layer.weightF32[2, 3]624")
  await expect(main(page).getByText("1 tensor, 6 values.")).toBeVisible()
})
