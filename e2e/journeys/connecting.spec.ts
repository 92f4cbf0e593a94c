import { lacksOf } from "~e2e/fixtures/lacks"
import { KINDS } from "~e2e/fixtures/kinds"
import { main } from "~e2e/fixtures/pages"
import { expect, test } from "~e2e/fixtures/test"

test("2.4: a server is recognised, tested again, and tells what it can do", async ({ page, tracking }) => {
  await page.goto("/#/servers")
  const card = main(page).getByRole("article").filter({ hasText: tracking })
  await expect(card).toContainText(KINDS[tracking].product)
  await expect(card.locator("input[type=password]")).toHaveCount(0)
  const asking = page.waitForRequest((request) => request.url().includes("experiments/search"))
  await card.getByRole("button", { name: /Test/ }).click()
  await asking
  await expect(card).toContainText(KINDS[tracking].product)
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
