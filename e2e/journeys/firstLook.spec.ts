import { main } from "~e2e/fixtures/pages"
import { expect, test } from "~e2e/fixtures/test"

test("open the app, walk the tree to an experiment, see its runs, open one", async ({ page, tracking, paths }) => {
  await page.goto("/")
  await expect(page).toHaveTitle(/Tracklight/)
  await page.goto(paths.experiments())
  await expect(main(page).getByText("training").first()).toBeVisible()
  await page.goto(await paths.runs("training"))
  const run = main(page).getByRole("link", { name: "train-04" }).first()
  await expect(run).toBeVisible()
  await run.click()
  await expect(page).toHaveURL(new RegExp(`#/s/${tracking}/experiments/[^/]+/runs/`))
  await expect(main(page).getByText("learning_rate").first()).toBeVisible()
})
