import { main } from "~e2e/fixtures/pages"
import { content, expect, test } from "~e2e/fixtures/test"

test.describe("the charts of a run", () => {
  test("draw every point and say so", async ({ page, paths }) => {
    await page.goto(await paths.run("training", "train-04", "metrics"))
    const card = main(page).getByRole("article", { name: "val/loss" })
    await expect(card).toContainText("all 200 points")
    const canvas = card.locator("canvas").first()
    await expect.poll(() => canvas.evaluate(inkOf)).toBeGreaterThan(100)
    // A single value is shown as a value.
    await expect(main(page).getByRole("article", { name: "test/auc" })).toContainText("0.931")
  })

  test("keep axes, smoothing and the search in the address", async ({ page, paths }) => {
    await page.goto(await paths.run("training", "train-04", "metrics"))
    const toolbar = main(page).getByRole("toolbar", { name: "Charts" })
    await toolbar.getByRole("button", { name: "Axes" }).click()
    await page.getByRole("menuitemcheckbox", { name: "Logarithmic y" }).click()
    await page.keyboard.press("Escape")
    await expect(page).toHaveURL(/logY=1/)
    await toolbar.getByRole("combobox", { name: "Horizontal axis" }).selectOption("Relative time")
    await expect(page).toHaveURL(/x=relative/)
    await toolbar.getByRole("slider", { name: "Smoothing" }).press("Home")
    await expect(page).toHaveURL(/smoothing=0(&|$)/)
    await toolbar.getByRole("searchbox", { name: "Find a metric" }).fill("val/")
    await expect(main(page).getByRole("article")).toHaveCount(2)
    await expect(page).toHaveURL(/find=val/)
    const address = page.url()
    await page.reload()
    await expect(page).toHaveURL(address)
    await expect(main(page).getByRole("article")).toHaveCount(2)
    await expect(toolbar.getByRole("button", { name: "Axes: log y" })).toBeVisible()
  })

  test("zoom by a drag, which a copied link shows as well", async ({ page, paths }) => {
    await page.goto(`${await paths.run("training", "train-04", "metrics")}?find=val/loss`)
    const card = main(page).getByRole("article", { name: "val/loss" })
    const canvas = card.locator("canvas").first()
    await expect.poll(() => canvas.evaluate(inkOf)).toBeGreaterThan(100)
    const box = await canvas.boundingBox()
    expect(box).not.toBeNull()
    const { x = 0, y = 0, width = 0, height = 0 } = box ?? {}
    await page.mouse.move(x + width * 0.4, y + height * 0.4)
    await page.mouse.down()
    await page.mouse.move(x + width * 0.7, y + height * 0.42, { steps: 5 })
    await page.mouse.up()
    await expect(page).toHaveURL(/xRange=/)
    await page.reload()
    await expect(main(page).getByRole("button", { name: "Reset zoom" })).toBeVisible()
    await main(page).getByRole("button", { name: "Reset zoom" }).click()
    await expect(page).not.toHaveURL(/xRange=/)
  })

  test("give their points as a table and as files", async ({ page, paths }) => {
    await page.goto(`${await paths.run("training", "train-numbers", "metrics")}?find=bumpy`)
    const card = main(page).getByRole("article", { name: content.training.numbers.curve.key })
    await expect(card).toContainText("all 50 points")
    await card.getByRole("button", { name: "More for bumpy" }).click()
    await page.getByRole("menuitem", { name: "Table of points" }).click()
    const table = page.getByRole("dialog")
    await expect(table).toContainText("NaN")
    await page.keyboard.press("Escape")
    await card.getByRole("button", { name: "More for bumpy" }).click()
    const downloading = page.waitForEvent("download")
    await page.getByRole("menuitem", { name: "Download CSV" }).click()
    expect((await downloading).suggestedFilename()).toMatch(/bumpy.*\.csv$/)
  })

  test("keep system metrics apart", async ({ page, paths }) => {
    await page.goto(await paths.run("training", "train-system", "system"))
    await expect(main(page).getByRole("article")).toHaveCount(content.training.system.keys.length)
    await expect(main(page).getByRole("article", { name: /cpu_utilization/ })).toContainText("all 20 points")
    await page.goto(await paths.run("training", "train-system", "metrics"))
    await expect(main(page)).toContainText("No metrics yet")
  })

  test("of many runs stand beside the table", async ({ page, paths }) => {
    await page.goto(`${await paths.runs("training")}?view=split`)
    const card = main(page).getByRole("article", { name: "val/loss" })
    await card.scrollIntoViewIfNeeded()
    await expect(card).toContainText("all 1,200 points")
    await expect.poll(() => card.locator("canvas").first().evaluate(inkOf)).toBeGreaterThan(300)
  })
})

/** How many pixels of a canvas are painted. Runs in the page. */
function inkOf(canvas: SVGElement | HTMLElement): number {
  if (!(canvas instanceof HTMLCanvasElement) || canvas.width === 0 || canvas.height === 0) return 0
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d")
  copy?.drawImage(canvas, 0, 0)
  const pixels = copy?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
  let ink = 0
  for (let at = 3; at < pixels.length; at += 4) if ((pixels[at] ?? 0) > 0) ink += 1
  return ink
}
