import type { Locator, Page } from "@playwright/test"

import { expectAccessible, expectNoViolations } from "~e2e/fixtures/axe"
import { downloads, holdDownload, withoutPicker } from "~e2e/fixtures/downloads"
import { expectFits } from "~e2e/fixtures/fits"
import { expectSaid, main } from "~e2e/fixtures/pages"
import { expectStill, watchShifts } from "~e2e/fixtures/still"
import { expect, test } from "~e2e/fixtures/test"
import { loggedTree } from "~e2e/fixtures/tree"

const message = (page: Page, noun: string) =>
  page
    .getByRole("region", { name: "Messages" })
    .getByRole("status")
    .filter({ hasText: `Copied the ${noun}` })

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox()
  if (box === null) throw new Error("it is not on screen")
  return { ...box, bottom: box.y + box.height }
}

/** Downloads of the demo are over at once: a file that does not come keeps the row at work. */
async function download(page: Page) {
  const release = await holdDownload(page)
  await main(page).getByRole("button", { name: "Download as ZIP" }).click()
  await expect(downloads(page).getByText("Downloading plots.zip")).toBeVisible()
  return release
}

test.use({ permissions: ["clipboard-read", "clipboard-write"] })

for (const { name, viewport } of [
  { name: "a desk", viewport: { width: 1440, height: 900 } },
  { name: "a phone", viewport: { width: 390, height: 844 } },
])
  test.describe(`on ${name}`, () => {
    test.use({ viewport })

    test("a row of downloads takes room of its own, and messages stand above it", async ({ page, fill }) => {
      const tree = await loggedTree(fill)
      await withoutPicker(page)
      await watchShifts(page)
      await page.goto(`${tree.address}?path=plots`)
      await expect(main(page).getByRole("button", { name: "Download as ZIP" })).toBeVisible()
      const heading = main(page).getByRole("heading", { level: 1 })
      const title = await boxOf(heading)
      const release = await download(page)
      await expectStill(page)
      const [work, opened] = [await boxOf(main(page)), await boxOf(downloads(page))]
      expect(work.bottom).toBeLessThanOrEqual(opened.y)
      expect(opened.bottom).toBeLessThanOrEqual(viewport.height)
      expect(opened.height).toBeLessThanOrEqual(viewport.height / 6)
      await expectFits(page)
      await expectAccessible(page)

      for (const [entry, noun] of [
        ["Copy the path", "path"],
        ["Copy the runs:/ URI", "URI"],
      ] as const) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other, as a person does
        await main(page).getByRole("button", { name: "Copy as" }).click()
        // oxlint-disable-next-line no-await-in-loop -- see above
        await page.getByRole("menuitem", { name: entry }).click()
        // oxlint-disable-next-line no-await-in-loop -- see above
        await expectSaid(page, `Copied the ${noun}`)
      }
      const [first, last] = [await boxOf(message(page, "path")), await boxOf(message(page, "URI"))]
      expect(first.bottom).toBeLessThanOrEqual(last.y)
      expect(last.bottom).toBeLessThanOrEqual((await boxOf(downloads(page))).y)
      await message(page, "path").getByRole("button", { name: "Dismiss" }).click()
      // Who points at a message keeps it, for as long as the row comes to its end below it.
      await message(page, "URI").hover()
      release()
      await expect(downloads(page).getByText(/^Saved/)).toBeVisible()
      expect((await boxOf(message(page, "URI"))).bottom).toBeLessThanOrEqual((await boxOf(downloads(page))).y)
      await expectNoViolations(page)
      await downloads(page).getByRole("button", { name: "Close plots.zip" }).click()
      await expect(downloads(page)).toBeHidden()
      expect(await boxOf(heading)).toEqual(title)
      await expectStill(page)
    })
  })
