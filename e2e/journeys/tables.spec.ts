import path from "node:path"

import type { APIRequestContext, Page } from "@playwright/test"

import type { Maker } from "~e2e/fixtures/made"
import { main } from "~e2e/fixtures/pages"
import { expect, test, upstreamOf } from "~e2e/fixtures/test"
import { runPython } from "~scripts/trackingServers.mjs"

type Place = { readonly page: Page; readonly make: Maker; readonly api: string; readonly request: APIRequestContext }

async function runOf(make: Maker) {
  const experiment = await make.experiment()
  return { experiment, run: await make.run({ experiment, name: "with a table" }) }
}

/** A run with one file, opened. */
async function openFile(
  { page, make, api, request }: Place,
  server: string,
  file: { name: string; data: string | Buffer },
) {
  const { experiment, run } = await runOf(make)
  const store = `${api}/api/2.0/mlflow-artifacts/artifacts/${experiment.id}/${run}/artifacts`
  const stored = await request.put(`${store}/${file.name}`, { data: file.data })
  expect(stored.status(), await stored.text()).toBe(200)
  await page.goto(`/#/s/${server}/experiments/${experiment.id}/runs/${run}/artifacts?path=${file.name}`)
}

const cellsOf = (page: Page, row: number) =>
  main(page)
    .getByRole("grid", { name: "Table of the file" })
    .getByRole("row")
    .nth(row)
    .locator("[role=rowheader], [role=gridcell]")

test("a CSV of 50,000 rows is sorted, filtered, summed up and copied from", async ({
  page,
  paths,
  make,
  api,
  request,
}) => {
  const place = { page, make, api, request }
  const rows = Array.from({ length: 50_000 }, (_, row) => `C${row},${(row * 7919) % 50_000},"plan ${row % 3}, new"`)
  await openFile(place, paths.server, { name: "big.csv", data: `customer,score,plan\n${rows.join("\n")}\n` })
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

test("text in a table is only ever text", async ({ page, paths, make, api, request }) => {
  const place = { page, make, api, request }
  const data = 'name,<b>head</b>\n"<img src=x onerror=alert(1)>",=1+1\n'
  await openFile(place, paths.server, { name: "hostile.csv", data })
  await expect(cellsOf(page, 1)).toHaveText(["1", "<img src=x onerror=alert(1)>", "=1+1"])
})

/** What the MLflow client writes to a file for `e2e/fixtures/logTable.py`. */
const LOGGED =
  '{"columns": ["prompt", "score", "passed"], "data": [["<b>first</b>", 0.25, true], ["second", 0.5, false], ["third", null, true]]}'

test("what mlflow.log_table logged is a table, and JSON by choice", async ({
  page,
  paths,
  make,
  api,
  request,
  tracking,
}) => {
  const place = { page, make, api, request }
  if (tracking === "demo") await openFile(place, paths.server, { name: "eval.json", data: LOGGED })
  else {
    const { experiment, run } = await runOf(make)
    await runPython([path.resolve("e2e", "fixtures", "logTable.py"), upstreamOf(tracking), run])
    await page.goto(`/#/s/${paths.server}/experiments/${experiment.id}/runs/${run}/artifacts?path=eval.json`)
  }
  await expect(cellsOf(page, 1)).toHaveText(["1", "<b>first</b>", "0.25", "true"])
  await expect(cellsOf(page, 3)).toHaveText(["3", "third", "", "true"])
  await expect(main(page).getByText("All 3 rows.")).toBeVisible()
  await main(page).getByRole("combobox", { name: "View as" }).selectOption("JSON tree")
  await expect(main(page).getByRole("tree", { name: "JSON" })).toBeVisible()
})

test("of safetensors the tensors are listed", async ({ page, paths, make, api, request }) => {
  const header = '{"__metadata__":{"format":"pt"},"layer.weight":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}}'
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(header.length))
  const data = Buffer.concat([length, Buffer.from(header), Buffer.alloc(24)])
  await openFile({ page, make, api, request }, paths.server, { name: "model.safetensors", data })
  const tensors = main(page).getByRole("grid", { name: "Tensors of the file" })
  await expect(tensors.getByRole("row").nth(1)).toContainText("layer.weightF32[2, 3]624")
  await expect(main(page).getByText("1 tensor, 6 values.")).toBeVisible()
})
