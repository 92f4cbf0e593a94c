import type { Page } from "@playwright/test"

import { expectAccessible, expectNoViolations } from "~e2e/fixtures/axe"
import { main, openPlace, PLACES } from "~e2e/fixtures/pages"
import { expect, test } from "~e2e/fixtures/test"

for (const place of PLACES) {
  test(`${place.name} is accessible in both themes`, async ({ page, paths }) => {
    await page.emulateMedia({ reducedMotion: "reduce" })
    await openPlace(page, place, paths)
    await expect(page.getByRole("main").locator("[aria-busy=true]")).toHaveCount(0)
    await expectAccessible(page)
  })
}

test("every page names itself", async ({ page, paths }) => {
  const titles = new Set<string>()
  for (const place of PLACES.filter(({ name }) => !name.startsWith("run "))) {
    await openPlace(page, place, paths)
    await expect(page.getByRole("main").getByRole("heading", { level: 1 }), place.name).toHaveCount(1)
    await expect.poll(() => page.title(), place.name).not.toMatch(/^Tracklight$|undefined/)
    await expect.poll(async () => titles.has(await page.title()), `${place.name} has a title of its own`).toBe(false)
    titles.add(await page.title())
  }
})

test("a run is found, opened and left with the keyboard alone", async ({ page, paths }) => {
  await page.goto(await paths.runs("training"))
  await expect(main(page).getByText("train-04").first()).toBeVisible()
  await page.keyboard.press("/")
  const filter = page.getByRole("combobox", { name: "Filter runs" })
  await expect(filter).toBeFocused()
  await page.keyboard.type("params.model = 'boosted'")
  await page.keyboard.press("Enter")
  await expect(main(page).getByRole("rowheader")).toHaveCount(3)
  await tabToGrid(page)
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("Enter")
  await expect(page).toHaveURL(/\/runs\//)
  await expect(main(page).getByText("learning_rate").first()).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(/params\.model/)
})

test("the first Tab reaches a link that skips to the page", async ({ page, paths }) => {
  await page.goto(paths.experiments())
  await expect(main(page).getByText("training").first()).toBeVisible()
  await page.keyboard.press("Tab")
  await expect(page.getByRole("link", { name: "Skip to the page" })).toBeFocused()
  await page.keyboard.press("Enter")
  await page.keyboard.press("Tab")
  expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBe(true)
})

test("the focus is always visible and goes through the page in order", async ({ page, paths }) => {
  await page.goto(await paths.runs("training"))
  await expect(main(page).getByText("train-04").first()).toBeVisible()
  for (let step = 0; step < 25; step += 1) {
    await page.keyboard.press("Tab")
    const focus = await page.evaluate(() => {
      const element = document.activeElement
      if (!(element instanceof HTMLElement) || element === document.body) return undefined
      const look = () =>
        [element, element.parentElement ?? element, ...element.querySelectorAll("*")].map((each) =>
          ["", "::before", "::after"].map((part) => {
            const { outline, boxShadow, background, borderColor, textDecoration } = getComputedStyle(each, part)
            return [outline, boxShadow, background, borderColor, textDecoration].join()
          }),
        )
      const { width, height } = element.getBoundingClientRect()
      const focused = JSON.stringify(look())
      element.blur()
      const isMarked = JSON.stringify(look()) !== focused
      element.focus()
      return { html: element.outerHTML.slice(0, 120), isSeen: width > 0 && height > 0, isMarked }
    })
    if (focus !== undefined) expect(focus, focus.html).toMatchObject({ isSeen: true, isMarked: true })
  }
})

test("the palette is a dialog that gives the focus back", async ({ page, paths }) => {
  await page.goto(paths.experiments())
  await expect(main(page).getByText("training").first()).toBeVisible()
  await page.keyboard.press("Control+k")
  await expect(page.getByRole("dialog")).toBeVisible()
  await page.keyboard.type("optimizer")
  await expect(page.getByRole("option").first()).toContainText("optimizer")
  await expectNoViolations(page)
  await page.keyboard.press("Enter")
  await expect(page.getByRole("dialog")).toHaveCount(0)
  await expect(main(page).getByText("sweep-1").first()).toBeVisible()
})

/** Tab until the table of runs has the focus; inside it the arrow keys lead. */
async function tabToGrid(page: Page) {
  for (let step = 0; step < 60; step += 1) {
    if (await page.evaluate(() => document.activeElement?.getAttribute("role") === "grid")) return
    await page.keyboard.press("Tab")
  }
  throw new Error("the table of runs never takes the focus")
}
