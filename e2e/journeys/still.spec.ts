import type { Page } from "@playwright/test"

import { openPlace, PLACES } from "~e2e/fixtures/pages"
import { expect, test } from "~e2e/fixtures/test"

/** What the web calls good; more is seen by the one who reaches for a button that has just moved. */
const MOST_SHIFT = 0.1

const SIZES = [
  { name: "a desk", viewport: { width: 1440, height: 900 } },
  { name: "a phone", viewport: { width: 390, height: 844 } },
]

for (const { name, viewport } of SIZES) {
  test.describe(`on ${name}`, () => {
    test.use({ viewport })
    for (const place of PLACES) {
      test(`nothing jumps while ${place.name} loads`, async ({ page, paths }) => {
        await watchShifts(page)
        await openPlace(page, place, paths)
        await expect(page.getByRole("main").locator("[aria-busy=true]")).toHaveCount(0)
        const { score, moved } = await shifts(page)
        expect(score, moved.join("\n")).toBeLessThanOrEqual(MOST_SHIFT)
      })
    }
  })
}

type Shift = PerformanceEntry & {
  readonly value: number
  readonly hadRecentInput: boolean
  readonly sources: readonly { readonly node?: Element | null }[]
}

declare global {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- the only way to add to it
  interface Window {
    layoutShifts?: Shift[]
  }
}

/** TypeScript does not know entries of layout shifts; Chromium alone makes them. */
const watchShifts = (page: Page) =>
  page.addInitScript(() => {
    const isShift = (entry: PerformanceEntry): entry is Shift => entry.entryType === "layout-shift"
    const found: Shift[] = (window.layoutShifts = [])
    new PerformanceObserver((list) => {
      found.push(...list.getEntries().filter(isShift))
    }).observe({ type: "layout-shift", buffered: true })
  })

const shifts = (page: Page) =>
  page.evaluate(() => {
    const found = (window.layoutShifts ?? []).filter(({ hadRecentInput }) => !hadRecentInput)
    return {
      score: found.reduce((sum, { value }) => sum + value, 0),
      moved: found.map(
        ({ value, sources }) => `${value.toFixed(3)} ${sources.map(({ node }) => node?.className ?? "?").join(" ")}`,
      ),
    }
  })
