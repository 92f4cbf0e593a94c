import { readFile } from "node:fs/promises"

import { main } from "~e2e/fixtures/pages"
import { expectCell, runsTable } from "~e2e/fixtures/runsTable"
import { content, expect, test } from "~e2e/fixtures/test"

test.describe("the table of runs", () => {
  test("shows the runs of an experiment, newest first, with what differs between them", async ({ page, paths }) => {
    await page.goto(await paths.runs("training"))
    const table = runsTable(page)
    const newest = [
      /train-system/,
      /train-numbers/,
      /train-06/,
      /train-05/,
      /train-04/,
      /train-03/,
      /train-02/,
      /train-01/,
    ]
    await expect(table.names).toHaveText(newest)
    await expect(main(page).getByRole("status").filter({ hasText: "All 8 runs loaded" })).toBeVisible()
    await expect(main(page).getByRole("columnheader", { name: "val/accuracy" })).toBeVisible()
    await expect(table.row("train-05").getByRole("img", { name: "Failed" })).toBeVisible()
    await expectCell(table.row("train-04"), /^0\.907/)
  })

  test("says where and why a filter is wrong before any server sees it", async ({ page, paths }) => {
    const asked: string[] = []
    page.on("request", (request) => {
      if (request.url().endsWith("runs/search")) asked.push(request.postData() ?? "")
    })
    await page.goto(await paths.runs("training"))
    const table = runsTable(page)
    await expect(table.names).toHaveCount(8)
    await table.filterBy("params.optimizer = 'adam' OR params.optimizer = 'sgd'")
    await expect(main(page)).toContainText("The server does not know OR.")
    await expect(table.filter).toHaveAttribute("aria-invalid", "true")
    await table.filterBy("metrics.val/accuracy > 0.9")
    await main(page).getByRole("button", { name: "Write metrics.`val/accuracy`" }).click()
    await expect(table.filter).toHaveValue("metrics.`val/accuracy` > 0.9")
    await table.filter.press("Enter")
    await expect(table.names).toHaveText([/train-04/])
    expect(asked.filter((body) => body.includes(" OR ") || body.includes("metrics.val/"))).toEqual([])
  })

  test("filters by what the server understands, completes keys, and says when nothing matches", async ({
    page,
    paths,
  }) => {
    await page.goto(await paths.runs("training"))
    const table = runsTable(page)
    await expect(table.names).toHaveCount(8)
    await table.filter.pressSequentially("params.opt")
    await page
      .getByRole("option", { name: /optimizer/ })
      .first()
      .click()
    await expect(table.filter).toHaveValue(/optimizer/)
    await table.filterBy("params.optimizer = 'sgd'")
    await expect(table.names).toHaveText([/train-05/, /train-01/])
    await expect(page).toHaveURL(/filter=/)
    await table.filterBy("params.optimizer = 'nobody'")
    await expect(main(page)).toContainText("No run matches")
    await main(page).getByRole("button", { name: "Clear the filter" }).last().click()
    await expect(table.names).toHaveCount(8)
  })

  test("sorts by any column, missing values last", async ({ page, paths }) => {
    await page.goto(await paths.runs("training"))
    const table = runsTable(page)
    await expect(table.names).toHaveCount(8)
    await table.sortBy("val/accuracy")
    const best = [/train-04/, /train-03/, /train-02/, /train-01/, /train-06/, /train-05/, /./, /./]
    await expect(table.names).toHaveText(best)
    await expect(main(page).getByRole("columnheader", { name: "val/accuracy" })).toHaveAttribute(
      "aria-sort",
      "descending",
    )
    await table.sortBy("val/accuracy")
    const worst = [/train-05/, /train-06/, /train-01/, /train-02/, /train-03/, /train-04/, /./, /./]
    await expect(table.names).toHaveText(worst)
    await expect(page).toHaveURL(/sort=/)
  })

  test("shows the columns that one picks", async ({ page, paths }) => {
    await page.goto(await paths.runs("training"))
    await expect(runsTable(page).names).toHaveCount(8)
    await main(page)
      .getByRole("button", { name: /^Columns/ })
      .click()
    const picker = page.getByRole("dialog", { name: "Columns" })
    await picker.getByRole("searchbox").fill("batch")
    const choice = picker.getByRole("checkbox", { name: "batch_size" })
    await expect(choice).toBeChecked()
    await choice.click()
    await picker.getByRole("searchbox").fill("learning")
    await expect(picker.getByRole("checkbox")).toHaveCount(1)
    await picker.getByRole("button", { name: "Done" }).click()
    await expect(page).toHaveURL(/columns=/)
    await expect(main(page).getByRole("columnheader", { name: "batch_size" })).toBeHidden()
    await main(page).getByRole("button", { name: "Column val/loss" }).click()
    await page.getByRole("menuitem", { name: "Hide" }).click()
    await expect(main(page).getByRole("columnheader", { name: "val/loss" })).toBeHidden()
    await page.reload()
    await expect(main(page).getByRole("columnheader", { name: "val/accuracy" })).toBeVisible()
    await expect(main(page).getByRole("columnheader", { name: "val/loss" })).toBeHidden()
  })

  test("keeps the width that a column was dragged to, also after a look at a run", async ({ page, paths }) => {
    await page.goto(await paths.runs("training"))
    const table = runsTable(page)
    await expect(table.names).toHaveCount(8)
    const head = main(page).getByRole("columnheader", { name: "val/loss" })
    const before = await head.boundingBox()
    if (before === null) throw new Error("The column is not in sight")
    const edge = { x: before.x + before.width - 2, y: before.y + before.height - 8 }
    await page.mouse.move(edge.x, edge.y)
    await page.mouse.down()
    await page.mouse.move(edge.x + 40, edge.y, { steps: 4 })
    await page.mouse.up()
    // A slow hand leaves widths of its way in the address before the last one.
    await expect(page).toHaveURL(new RegExp(`widths=${Math.round(before.width + 40)}-metrics\\.val`))
    const width = async () => (await head.boundingBox())?.width
    expect(await width()).toBeCloseTo(before.width + 40, 0)
    await table.row("train-05").getByRole("link").click()
    await expect(page).toHaveURL(/\/runs\//)
    await page.goBack()
    await expect(table.names).toHaveCount(8)
    expect(await width()).toBeCloseTo(before.width + 40, 0)
    await page.mouse.dblclick(edge.x + 40, edge.y)
    await expect(page).not.toHaveURL(/widths=/)
    expect(await width()).toBeCloseTo(before.width, 0)
  })

  test("nests children below their parents, and folds them", async ({ page, paths }) => {
    await page.goto(await paths.runs("nested"))
    const table = runsTable(page)
    await expect(table.names).toHaveText([/outer/, /middle-b/, /middle-a/, /inner/])
    const fold = main(page).getByRole("button", { name: /^Hide \d runs? inside outer/ })
    await fold.click()
    await expect(table.names).toHaveText([/outer/])
    await expect(page).toHaveURL(/closed=/)
    await main(page)
      .getByRole("button", { name: /inside outer/ })
      .click()
    await expect(table.names).toHaveCount(4)
    await table.more("Nest child runs", "menuitemcheckbox")
    await expect(page).toHaveURL(/nest=no/)
    await expect(table.names).toHaveText([/inner/, /middle-b/, /middle-a/, /outer/])
  })

  test("loads all pages while the first can be used", async ({ page, paths }) => {
    await page.goto(await paths.runs("sweep"))
    const table = runsTable(page)
    await expect(table.row("sweep-149")).toBeVisible()
    await expect(main(page).getByRole("status").filter({ hasText: "All 150 runs loaded" })).toBeVisible()
    await table.sortBy("score")
    await expect(table.names.first()).toHaveText(/sweep-149/)
    await table.sortBy("score")
    await expect(table.names.first()).toHaveText(/sweep-000/)
  })

  test("shows a run in a panel beside it", async ({ page, paths }) => {
    await page.goto(await paths.runs("training"))
    const table = runsTable(page)
    await expect(table.names).toHaveCount(8)
    await table.row("train-03").getByRole("gridcell").first().click()
    const panel = page.getByRole("complementary", { name: "Preview of train-03" })
    await expect(panel).toContainText("learning_rate")
    await page.keyboard.press("ArrowDown")
    await expect(page.getByRole("complementary", { name: "Preview of train-02" })).toBeVisible()
    await page.keyboard.press("Escape")
    await expect(page.getByRole("complementary", { name: /^Preview of/ })).toBeHidden()
  })

  test("goes out as CSV that a spreadsheet cannot mistake for formulas", async ({ page, paths, make }) => {
    const experiment = await make.experiment()
    await make.run({ experiment, name: "=1+1", params: { note: "=HYPERLINK(1)", plain: 'a, "b"' } })
    await page.goto(`${paths.experiments()}/${experiment.id}`)
    const table = runsTable(page)
    await expect(table.names).toHaveText([/=1\+1/])
    await main(page)
      .getByRole("button", { name: /^Columns/ })
      .click()
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Show these/ })
      .click()
    await page.getByRole("dialog").getByRole("button", { name: "Done" }).click()
    const downloading = page.waitForEvent("download")
    await table.more("Export as CSV")
    const download = await downloading
    expect(download.suggestedFilename()).toMatch(/\.csv$/)
    const text = await readFile(await download.path(), "utf8")
    const [head = "", line = ""] = text.split(/\r?\n/)
    expect(head).toContain("run_id")
    expect(head).toContain("params.note")
    expect(line).toContain('"a, ""b"""')
    expect(line).not.toMatch(/(^|,|")=/)
  })

  test("shows NaN and infinity as values", async ({ page, paths }) => {
    const { name } = content.training.numbers
    const columns = ["nan", "positive", "negative"].map((key) => `metrics.${key}`).join(",")
    await page.goto(
      `${await paths.runs("training")}?filter=${encodeURIComponent(`run_name = '${name}'`)}&columns=${columns}`,
    )
    const row = runsTable(page).row(name)
    await expectCell(row, "NaN")
    await expectCell(row, "+inf")
    await expectCell(row, "-inf")
  })
})
