import { lacksOf } from "~e2e/fixtures/lacks"
import type { Tracking } from "~e2e/fixtures/content"
import { main } from "~e2e/fixtures/pages"
import { expect, test } from "~e2e/fixtures/test"

/** What the page calls each kind of server once it has asked it. */
const PRODUCT: Readonly<Record<Tracking, RegExp>> = {
  demo: /MLflow/,
  mlflow: /MLflow 3\.17/,
  mlflow2: /MLflow 2\.9/,
  fasttrackml: /FastTrackML/,
  databricks: /Databricks/,
  azureml: /Azure Machine Learning/,
}

test("2.4: a server is recognised, tested again, and tells what it can do", async ({ page, tracking }) => {
  await page.goto("/#/servers")
  const card = main(page).getByRole("article").filter({ hasText: tracking })
  await expect(card).toContainText(PRODUCT[tracking])
  await expect(card.locator("input[type=password]")).toHaveCount(0)
  const asking = page.waitForRequest((request) => request.url().includes("experiments/search"))
  await card.getByRole("button", { name: /Test/ }).click()
  await asking
  await expect(card).toContainText(PRODUCT[tracking])
  await expect(card).toContainText(Object.keys(lacksOf(tracking)).length > 0 ? "What it can do" : "Can do everything")
})

test("a page whose code is slow to come shows that it is loading, in the frame of the app", async ({ page, paths }) => {
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route(/\/assets\/RunsPage-[^/]*\.js$/, async (route) => {
    await held
    await route.continue()
  })
  await page.goto(await paths.runs("training"))
  await expect(main(page).getByRole("status", { name: "Loading" })).toBeVisible()
  await expect(page.getByRole("navigation").first()).toBeVisible()
  release()
  await expect(main(page).getByRole("row").nth(1)).toBeVisible()
})
