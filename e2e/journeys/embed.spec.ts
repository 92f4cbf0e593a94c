import { startForeignSite, type ForeignSite } from "~e2e/fixtures/foreignSite"
import { expect, test as base } from "~e2e/fixtures/test"
import { startTracklight } from "~e2e/fixtures/tracklight"

/** A portal on another origin, and an app that may or may not be shown in it. */
const test = base.extend<{ portal: ForeignSite; isListed: boolean }>({
  isListed: [true, { option: true }],
  portal: async ({}, use) => {
    const site = await startForeignSite()
    await use(site)
    await site.stop()
  },
  url: async ({ portal, isListed }, use) => {
    const parents = isListed ? [portal.origin] : ["https://portal.example"]
    const tracklight = await startTracklight({ servers: [{ id: "demo", address: "demo:small" }], embed: { parents } })
    await use(tracklight.url)
    await tracklight.stop()
  },
})

test("embed=1 leaves out the rail and the top bar, theme= chooses the theme", async ({ page, paths }) => {
  const path = await paths.runs("training")
  await page.goto(`${path}?embed=1&theme=dark`)
  await expect(page.getByRole("main").getByText("train-03").first()).toBeVisible()
  await expect(page.getByRole("banner")).toHaveCount(0)
  await expect(page.getByRole("tree")).toHaveCount(0)
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark")
  await page.getByRole("main").getByRole("link", { name: "train-03" }).first().click()
  await expect(page).toHaveURL(/embed=1/)
  await expect(page.getByRole("banner")).toHaveCount(0)
  await page.goto("about:blank")
  await page.goto(`${path}?theme=light`)
  await expect(page.locator("html")).toHaveAttribute("data-theme", "light")
  await expect(page.getByRole("banner")).toBeVisible()
})
test("a portal that is listed may show the app", async ({ page, portal, paths, url, watched }) => {
  watched.origins.add(portal.origin)
  portal.frame(`${url}${await paths.runs("training")}?embed=1`)
  await page.goto(portal.origin)
  await expect(page.frameLocator("iframe").getByRole("main").getByText("train-03").first()).toBeVisible()
})
test.describe("a portal that is not listed", () => {
  test.use({ isListed: false })
  test("sees nothing of the app", async ({ page, portal, url, watched }) => {
    watched.origins.add(portal.origin)
    watched.expected.push(/frame-ancestors|Framing|refused to connect/)
    portal.frame(`${url}/?embed=1`)
    await page.goto(portal.origin)
    await expect(page.getByRole("heading", { name: "Portal" })).toBeVisible()
    await expect(page.frameLocator("iframe").locator("#root")).toHaveCount(0)
  })
})
