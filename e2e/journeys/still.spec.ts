import { openPlace, PLACES } from "~e2e/fixtures/pages"
import { expectStill, watchShifts } from "~e2e/fixtures/still"
import { test } from "~e2e/fixtures/test"

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
        await expectStill(page)
      })
    }
  })
}
