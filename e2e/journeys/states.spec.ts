import type { Page } from "@playwright/test"

import { expectAccessible } from "~e2e/fixtures/axe"
import { expectFits } from "~e2e/fixtures/fits"
import { STATES, type State } from "~e2e/fixtures/states"
import { expectStill, watchShifts } from "~e2e/fixtures/still"
import { test as base, urlOf } from "~e2e/fixtures/test"

const test = base.extend<{ open: (page: Page, state: State) => Promise<void> }>({
  open: async ({ paths, fill, watched }, use) => {
    watched.origins.add(urlOf("all"))
    await use(async (page, state) => {
      await watchShifts(page)
      await page.goto(await state.address({ paths, fill }))
      await state.expectShown(page)
    })
  },
})

for (const state of STATES) {
  test(`${state.name}: nothing jumps, and all of it is accessible in both themes`, async ({ page, open }) => {
    await open(page, state)
    await expectStill(page)
    await expectAccessible(page)
  })
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })
  for (const state of STATES) {
    test(`${state.name}: nothing jumps, and all of it fits`, async ({ page, open }) => {
      await open(page, state)
      await expectStill(page)
      await expectFits(page)
    })
  }
})
