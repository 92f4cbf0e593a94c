import { expectForgotten, overhear } from "~e2e/fixtures/forgotten"
import { main } from "~e2e/fixtures/pages"
import { runsTable } from "~e2e/fixtures/runsTable"
import { ALL_REFUSALS, REFUSALS, type Vendor, type VendorName } from "~e2e/fixtures/vendor"
import { expect, signIn, test } from "~e2e/fixtures/vendorTest"

const VENDORS = ["databricks", "azureml"] as const
const FILTER = "params.optimizer = 'adam'"
const NAMES = [/train-06/, /train-04/, /train-03/, /train-02/]

/** What the page says where something else than the token is refused. */
const WORDS = {
  page: /page|proxy/i,
  redirect: /page|proxy|redirect/i,
  "403 page": "Private link access only",
  "403 permission": /permission|authorization/i,
} as const

test.beforeEach(({ tracking }) => {
  test.skip(tracking !== "databricks" && tracking !== "azureml", "the token of a vendor")
})

test("every way in which a vendor says no is walked below", ({ tracking }) => {
  const name: VendorName = tracking === "azureml" ? tracking : "databricks"
  expect([...REFUSALS[name].token, ...REFUSALS[name].other].toSorted()).toEqual(ALL_REFUSALS[name].toSorted())
})

for (const name of VENDORS) {
  for (const shape of REFUSALS[name].token) {
    test(`0.13, 4.4: ${name}, ${shape}: one question, and the page goes on where it was`, async ({
      page,
      vendor,
      open,
      context,
      tracking,
    }) => {
      test.skip(tracking !== name, `a refusal of ${name}`)
      const overheard = overhear(context)
      const first = await open(async (paths) => `${await paths.runs("training")}?filter=${encodeURIComponent(FILTER)}`)
      const table = runsTable(page)
      await expect(table.names).toHaveText(NAMES)
      // Not finished, so it is in the field only.
      await table.filter.press("End")
      await table.filter.pressSequentially(" AND params.mod")
      await vendor.refuse(shape)
      const before = (await vendor.trace()).length
      // Charts of four runs: several questions at once.
      await main(page).getByRole("radio", { name: "Split" }).click()
      const question = page.getByRole("dialog", { name: "Sign in again" })
      await expect(question).toBeVisible()
      await expect(page.getByRole("dialog")).toHaveCount(1)
      const address = page.url()

      // One that is refused as well asks again, once, and nothing runs in circles.
      await signIn(page, "not-this-one")
      await expect(question).toBeVisible()
      await expect.poll(async () => refusedAsks(await vendor.trace(), before)).toBeGreaterThan(1)
      await expect(page.getByRole("dialog")).toHaveCount(1)

      await vendor.refuse(undefined)
      const second = await vendor.newToken()
      await signIn(page, second)
      await expect(question).toBeHidden()
      await expect(page.getByRole("dialog")).toHaveCount(0)
      const chart = main(page).getByRole("article", { name: "val/loss" })
      await chart.scrollIntoViewIfNeeded()
      await expect(chart).toContainText("all 800 points")
      expect(page.url()).toBe(address)
      expect(page.url()).toContain("filter=")
      await expect(table.names).toHaveText(NAMES)
      await expect(table.filter).toHaveValue(`${FILTER} AND params.mod`)
      expect(timesAsked((await vendor.trace()).slice(before))).toEqual([])
      await expectForgotten(page, [first, second, "not-this-one"], { overheard, tracklight: vendor.tracklight })
    })
  }
}

/** How many questions were refused since then. */
const refusedAsks = (trace: Awaited<ReturnType<Vendor["trace"]>>, from: number) =>
  trace.slice(from).filter(({ status }) => status >= 400).length

/** Questions that were asked oftener than once for each of the three tokens, or answered twice. */
function timesAsked(trace: Awaited<ReturnType<Vendor["trace"]>>) {
  const counts = new Map<string, { asked: number; answered: number }>()
  for (const { method, path, query, body, status } of trace) {
    const key = `${method} ${path} ${JSON.stringify([query, body])}`
    const count = counts.get(key) ?? { asked: 0, answered: 0 }
    counts.set(key, { asked: count.asked + 1, answered: count.answered + (status === 200 ? 1 : 0) })
  }
  return [...counts].filter(([, { asked, answered }]) => asked > 3 || answered > 1)
}

test("0.13: a change that is refused is never made again by itself", async ({ page, vendor, open, tracking }) => {
  await open((paths) => paths.runs("nested"))
  const table = runsTable(page)
  await expect(table.names).toHaveCount(4)
  await table.select("outer", "inner")
  await table.selection.getByRole("button", { name: "Tag" }).click()
  const form = page.getByRole("dialog", { name: "Tag 2 runs" })
  await form.getByRole("textbox", { name: "Key" }).fill(`stage-${process.pid}`)
  await form.getByRole("textbox", { name: "Value" }).fill("chosen")
  await vendor.refuse(tracking === "azureml" ? "arm" : "403 expired")
  await form.getByRole("button", { name: "Set the tag" }).click()
  const question = page.getByRole("dialog", { name: "Sign in again" })
  await expect(question).toBeVisible()
  await vendor.refuse(undefined)
  const token = await vendor.newToken()
  await signIn(page, token)
  await expect(question).toBeHidden()
  // Whoever changed something is told that it was not done.
  await expect(page.getByRole("dialog", { name: "2 runs could not be changed" })).toBeVisible()
  await page.keyboard.press("Escape")
  const changes = async () => (await vendor.trace()).filter(({ path }) => path.endsWith("runs/set-tag"))
  expect((await changes()).map(({ status }) => status >= 400)).toEqual([true, true])
  await table.selection.getByRole("button", { name: "Tag" }).click()
  await form.getByRole("textbox", { name: "Key" }).fill(`stage-${process.pid}`)
  await form.getByRole("button", { name: "Set the tag" }).click()
  await expect
    .poll(async () => (await changes()).map(({ status }) => status === 200))
    .toEqual([false, false, true, true])
})

for (const name of VENDORS) {
  for (const shape of REFUSALS[name].other) {
    test(`${name}, ${shape}: is no question of a token; the page says so in place and goes on`, async ({
      page,
      vendor,
      open,
      tracking,
    }) => {
      test.skip(tracking !== name, `a refusal of ${name}`)
      await open((paths) => paths.runs("training"))
      const table = runsTable(page)
      await expect(table.names).toHaveCount(8)
      await vendor.refuse(shape)
      await main(page).getByRole("button", { name: "Load all runs again" }).click()
      const failure = main(page).getByRole("alert")
      await expect(failure).toContainText(WORDS[shape])
      await expect(page.getByRole("dialog")).toHaveCount(0)
      await expect(table.names).toHaveCount(8)
      await vendor.refuse(undefined)
      // What may pass is asked for again by itself; a refusal only by hand.
      if (shape.startsWith("403")) await failure.getByRole("button", { name: "Try again" }).click()
      await expect(failure).toBeHidden({ timeout: 45_000 })
      await expect(main(page).getByRole("status").filter({ hasText: "All 8 runs loaded" })).toBeVisible()
    })
  }
}

test("4.1, 4.2, 4.3, 4.4: the end of a token is shown before it comes, and a new tracking URI renews it in time", async ({
  page,
  context,
  vendor,
  open,
  tracking,
}) => {
  test.skip(tracking !== "azureml", "a personal access token does not tell its end")
  const overheard = overhear(context)
  const first = await open((paths) => paths.runs("training"))
  await expect(runsTable(page).names).toHaveCount(8)
  await page.getByRole("button", { name: /The token is valid for (59|60) ?min/ }).click()
  const question = page.getByRole("dialog", { name: "Sign in again" })
  await expect(question).toBeVisible()
  const second = await vendor.newToken()
  await signIn(page, vendor.asPrinted(second))
  await expect(question).toBeHidden()
  await main(page).getByRole("button", { name: "Load all runs again" }).click()
  await expect(main(page).getByRole("status").filter({ hasText: "All 8 runs loaded" })).toBeVisible()
  await expect(page.getByRole("dialog")).toHaveCount(0)
  await expectForgotten(page, [first, second], { overheard, tracklight: vendor.tracklight })
})
