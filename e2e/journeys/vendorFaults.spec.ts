import { expectForgotten, overhear } from "~e2e/fixtures/forgotten"
import { main } from "~e2e/fixtures/pages"
import { runsTable } from "~e2e/fixtures/runsTable"
import { unzipped } from "~e2e/fixtures/unzipped"
import { expect, test } from "~e2e/fixtures/vendorTest"

test.beforeEach(({ tracking }) => {
  test.skip(tracking !== "databricks" && tracking !== "azureml", "the limits and the storage of a vendor")
})

/** What asks for a signed address. */
const SIGNS = /artifacts\/credentials-for-read$|\/contentinfo$/

for (const [storage, words] of [
  ["error", /failed|error/i],
  ["expired", /refuse/i],
  ["cut", /broke|answer/i],
  ["gone", /reach|answer/i],
] as const) {
  test(`a storage with the fault "${storage}" is told where its file would be, and comes back`, async ({
    page,
    context,
    vendor,
    open,
  }) => {
    const overheard = overhear(context)
    await vendor.filesOnlyInStorage()
    await open((paths) => paths.run("training", "train-04", "artifacts"))
    const tree = main(page).getByRole("tree", { name: "Artifacts" })
    await expect(tree.getByRole("treeitem", { name: /config\.json/ })).toBeVisible()
    await vendor.set({ storage })
    await tree.getByRole("treeitem", { name: /config\.json/ }).click()
    const failure = main(page).getByRole("alert").filter({ hasText: "The file" })
    await expect(failure).toContainText(words)
    await expect(tree.getByRole("treeitem", { name: /reports/ })).toBeVisible()
    await expect(page.getByRole("dialog")).toHaveCount(0)
    if (storage === "expired") {
      const signed = (await vendor.trace()).filter(({ path, status }) => SIGNS.test(path) && status === 200)
      // Asked for once more, and never in a circle.
      expect(signed).toHaveLength(2)
    }

    await vendor.set({ storage: "ok" })
    // What may pass is asked for again by itself; a refusal only by hand.
    if (storage === "expired") await failure.getByRole("button", { name: "Try again" }).click()
    await expect(failure).toBeHidden({ timeout: 45_000 })
    await expect(main(page).getByText("boosted").last()).toBeVisible()
    await expectForgotten(page, [vendor.signature], { overheard, tracklight: vendor.tracklight })
  })
}

test("an archive is filled from the storage, and says which files its addresses no longer open", async ({
  page,
  vendor,
  open,
}, info) => {
  await page.addInitScript("delete window.showSaveFilePicker")
  await vendor.filesOnlyInStorage()
  await open((paths) => paths.run("training", "train-04", "artifacts"))
  const downloads = page.getByRole("region", { name: "Downloads" })
  const archived = async (name: string) => {
    const downloading = page.waitForEvent("download")
    await main(page).getByRole("button", { name: "Download as ZIP" }).click()
    await (await downloading).saveAs(info.outputPath(name))
    return unzipped(info.outputPath(name))
  }
  const whole = await archived("whole.zip")
  expect(whole["reports/summary.txt"]).toBe("Accuracy 0.907 on 10,000 customers.\n")
  expect(Object.keys(whole)).toHaveLength(5)
  await downloads.getByRole("button", { name: /^Close/ }).click()

  await vendor.set({ storage: "expired" })
  const refused = await archived("refused.zip")
  expect(Object.keys(refused)).toEqual(["NOT IN THIS ARCHIVE.txt"])
  expect(refused["NOT IN THIS ARCHIVE.txt"]).toContain("The storage refused the signed address (403).")
  const missing = downloads.getByRole("region", { name: "What is missing" })
  await expect(missing).toContainText("5 files are missing or cut")
  await expect(missing).toContainText("reports/summary.txt")
})

test("a storage that takes its time is waited for, in place", async ({ page, vendor, open }) => {
  await vendor.filesOnlyInStorage()
  await vendor.set({ storage: "slow", storageSlowMs: 2500 })
  await open((paths) => paths.run("training", "train-04", "artifacts"))
  await main(page)
    .getByRole("treeitem", { name: /config\.json/ })
    .click()
  await expect(main(page).getByRole("status", { name: "Reading the file" })).toBeVisible()
  await expect(main(page).getByRole("treeitem", { name: /reports/ })).toBeVisible()
  await expect(main(page).getByText("boosted").last()).toBeVisible()
})

test("a server that counts requests is asked again when it said, and told about when it goes on", async ({
  page,
  vendor,
  open,
}) => {
  await open((paths) => paths.runs("training"))
  const table = runsTable(page)
  await expect(table.names).toHaveCount(8)
  const reload = main(page).getByRole("button", { name: "Load all runs again" })
  const throttled = async () => (await vendor.trace()).filter(({ status }) => status === 429)

  await vendor.set({ throttleNext: 2, retryAfter: "1" })
  await reload.click()
  await expect.poll(throttled).toHaveLength(2)
  await expect(main(page).getByRole("status").filter({ hasText: "All 8 runs loaded" })).toBeVisible()
  await expect(main(page).getByRole("alert")).toHaveCount(0)

  await vendor.set({ throttleNext: 1000 })
  await reload.click()
  const failure = main(page).getByRole("alert")
  await expect(failure).toContainText("asks for patience")
  await expect(table.names).toHaveCount(8)
  // Three times for the one question, not for ever; what the page asks beside it is refused too.
  const ofRuns = (await throttled()).slice(2).filter(({ path }) => path.endsWith("runs/search"))
  expect(ofRuns.length).toBeLessThanOrEqual(3)
  await vendor.set({ throttleNext: 0 })
  // It says that it asks again by itself, and does.
  await expect(failure).toBeHidden({ timeout: 45_000 })
  await expect(table.names).toHaveCount(8)
})
