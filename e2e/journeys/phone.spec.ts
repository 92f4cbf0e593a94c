import { expectFits } from "~e2e/fixtures/fits"
import { openPlace, PLACES } from "~e2e/fixtures/pages"
import { expect, test } from "~e2e/fixtures/test"

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

for (const place of PLACES) {
  test(`${place.name} fits a phone`, async ({ page, paths }) => {
    await openPlace(page, place, paths)
    await expectFits(page)
  })
}

test("a tap on what is cut shows it whole", async ({ page, paths }) => {
  await page.goto(await paths.compare("training", ["train-01", "train-04"]))
  const cell = page.getByRole("grid", { name: "Comparison" }).getByRole("gridcell").locator("bdi[title]").first()
  const whole = (await cell.getAttribute("title")) ?? ""
  await cell.tap()
  await expect(page.getByRole("tooltip")).toHaveText(whole)
  await page.getByRole("heading", { level: 1 }).tap()
  await expect(page.getByRole("tooltip")).toHaveCount(0)
})
