import { eventually } from "~e2e/fixtures/eventually"
import { FAULTS, startFaultySwitch, type FaultySwitch } from "~e2e/fixtures/faultySwitch"
import { expectShown, main, openPlace, PLACES } from "~e2e/fixtures/pages"
import { expect, test as base, urlOf } from "~e2e/fixtures/test"
import { startTracklight } from "~e2e/fixtures/tracklight"

/** Our own server in front of a switch that breaks the tracking server behind it. */
const test = base.extend<{ faults: FaultySwitch }>({
  faults: async ({}, use) => {
    const faults = await startFaultySwitch(`${urlOf("demo")}/proxy/demo`)
    await use(faults)
    await faults.stop()
  },
  url: async ({ faults, tracking }, use) => {
    const tracklight = await startTracklight({ servers: [{ id: tracking, address: faults.address }] })
    await use(tracklight.url)
    await tracklight.stop()
  },
})

const SERVED = PLACES.filter(({ shows }) => shows !== undefined)

test.describe("a server that fails", () => {
  test.slow()
  for (const fault of FAULTS) {
    for (const place of SERVED) {
      test(`${fault}: ${place.name} says so in place and recovers by itself`, async ({ page, paths, faults }) => {
        const path = await place.path(paths)
        await page.clock.install()
        await faults.set(fault)
        await page.goto(path)
        const alert = page.getByRole("main").getByRole("alert").filter({ visible: true }).first()
        await eventually(page, () => expect(alert).toBeVisible({ timeout: 500 }))
        await expect(alert).toContainText(/\w{3,} \w{2,}/)
        await expect(alert).not.toContainText(/undefined|\[object|<html|<h1>/)
        await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible()
        await faults.set("none")
        const shown = main(page)
          .getByText(place.shows ?? "")
          .filter({ visible: true })
          .first()
        await eventually(page, () => expect(shown).toBeVisible({ timeout: 500 }))
        await eventually(page, () => expect(alert).toBeHidden({ timeout: 500 }))
        expect(await page.evaluate(() => "__pwn" in window)).toBe(false)
      })
    }
    test(`${fault}: what was there stays`, async ({ page, paths, faults }) => {
      const run = await paths.run("training", "train-04")
      await page.goto(await paths.runs("training"))
      await expect(main(page).getByText("train-03").first()).toBeVisible()
      await faults.set(fault)
      await page.goto(run)
      await page.goBack()
      await expect(main(page).getByText("train-03").first()).toBeVisible()
      await faults.set("none")
    })
  }
  test("slow: the page shows that it waits, and then what it waited for", async ({ page, paths, faults }) => {
    test.setTimeout(180_000)
    const path = await paths.runs("training")
    await faults.set("slow")
    await page.goto(path)
    await expect(page.getByRole("navigation", { name: "Main" })).toBeVisible()
    await expect(page.getByRole("alert")).toHaveCount(0)
    await expect(main(page).getByText("train-03").first()).toBeVisible({ timeout: 120_000 })
  })
  test("a stopped server is not asked in a storm", async ({ page, paths, faults }) => {
    const [runs] = SERVED.filter(({ name }) => name === "runs")
    if (runs === undefined) throw new Error("no such page")
    await openPlace(page, runs, paths)
    await faults.set("error 500")
    await page.clock.install()
    await page.reload()
    await expect(page.getByRole("main").getByRole("alert").first()).toBeVisible({ timeout: 20_000 })
    const before = faults.count()
    await page.clock.runFor(60_000)
    // Six tries in a minute, each repeated once.
    expect(faults.count() - before).toBeLessThanOrEqual(18)
    await faults.set("none")
    await page.clock.resume()
    await page.clock.runFor(11_000)
    await expectShown(page, runs, paths)
  })
})
