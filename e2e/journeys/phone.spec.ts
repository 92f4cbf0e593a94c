import type { Page } from "@playwright/test"

import { expectNoViolations } from "~e2e/fixtures/axe"
import { openPlace, PLACES } from "~e2e/fixtures/pages"
import { expect, test } from "~e2e/fixtures/test"

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

for (const place of PLACES) {
  test(`${place.name} fits a phone`, async ({ page, paths }) => {
    await openPlace(page, place, paths)
    await expect(page.getByRole("main").locator("[aria-busy=true]")).toHaveCount(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    expect(await overlapping(page)).toEqual([])
    expect(await outside(page)).toEqual([])
    await expectNoViolations(page)
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

/** Pairs of controls that lie on one another, so that a finger cannot tell them apart. Tables scroll under their headers. */
function overlapping(page: Page) {
  return page.evaluate(() => {
    const controls = [...document.querySelectorAll("button, a[href], input, [role=tab], [role=combobox]")].filter(
      (element) =>
        element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
        element.closest("[role=grid], [role=treegrid], [role=tree], label") === null,
    )
    const name = (element: Element) => (element.getAttribute("aria-label") ?? element.textContent).trim().slice(0, 40)
    const meet = (one: Element, other: Element) => {
      if (one.contains(other) || other.contains(one)) return false
      const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()]
      const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
      const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
      return width > 2 && height > 2
    }
    return controls.flatMap((one, index) =>
      controls.slice(index + 1).flatMap((other) => (meet(one, other) ? [`${name(one)} / ${name(other)}`] : [])),
    )
  })
}

/** Headings and buttons of the page itself that are cut at the right edge without a way to scroll to them. */
function outside(page: Page) {
  return page.evaluate(() => {
    const scrolls = (element: Element | null): boolean => {
      for (let each = element; each !== null; each = each.parentElement) {
        const { overflowX } = getComputedStyle(each)
        if ((overflowX === "auto" || overflowX === "scroll") && each.scrollWidth > each.clientWidth) return true
      }
      return false
    }
    return [...document.querySelectorAll("main button, main h1, main h2, main input, header button")]
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().width > 4)
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && !scrolls(element.parentElement))
      .map((element) => (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 60))
  })
}
