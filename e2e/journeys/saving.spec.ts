import { writeFile } from "node:fs/promises"

import type { Page } from "@playwright/test"

import { downloads, holdDownload, withoutPicker } from "~e2e/fixtures/downloads"
import { main } from "~e2e/fixtures/pages"
import { expect, test } from "~e2e/fixtures/test"
import { loggedTree, TREE } from "~e2e/fixtures/tree"
import { beginnings, unzipped } from "~e2e/fixtures/unzipped"

/** Stands for the question where to save, which no test can answer: a real file, which is written on the way, of the page's own disk. */
const withPicker = (page: Page) =>
  page.addInitScript(`window.showSaveFilePicker = async ({ suggestedName }) =>
    (await navigator.storage.getDirectory()).getFileHandle(suggestedName, { create: true })`)

const saved = (page: Page) => downloads(page).getByText(/^Saved/)

test("all files of a run are saved as one archive, which others can open", async ({ page, fill }, info) => {
  const tree = await loggedTree(fill)
  await withoutPicker(page)
  await page.goto(tree.address)
  const downloading = page.waitForEvent("download")
  await main(page).getByRole("button", { name: "Download as ZIP" }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe(`run-${tree.runId}.zip`)
  await expect(saved(page)).toBeVisible()
  await expect(downloads(page)).toContainText("8 of 8 files")
  const archive = info.outputPath("run.zip")
  await download.saveAs(archive)
  expect(await unzipped(archive)).toEqual(beginnings(TREE))
})

test("a folder goes to the disk while it comes", async ({ page, fill }, info) => {
  const tree = await loggedTree(fill)
  await withPicker(page)
  await page.goto(`${tree.address}?path=model`)
  await main(page).getByRole("button", { name: "Download as ZIP" }).click()
  await expect(saved(page)).toBeVisible()
  await page.getByRole("button", { name: "Close model.zip" }).click()
  await expect(downloads(page)).toBeHidden()
  const bytes = await page.evaluate(async () => {
    const handle = await (await navigator.storage.getDirectory()).getFileHandle("model.zip")
    return [...new Uint8Array(await (await handle.getFile()).arrayBuffer())]
  })
  const archive = info.outputPath("model.zip")
  await writeFile(archive, Buffer.from(bytes))
  const files = Object.entries(TREE).filter(([name]) => name.startsWith("model/"))
  expect(await unzipped(archive)).toEqual(beginnings(Object.fromEntries(files)))
})

test("what the server does not give is listed in place and in the archive", async ({ page, fill }, info) => {
  const tree = await loggedTree(fill)
  await withoutPicker(page)
  await page.route(/\/get-artifact\?.*step-2/, (route) =>
    route.fulfill({ status: 403, json: { error_code: "PERMISSION_DENIED", message: "Not this one" } }),
  )
  await page.goto(`${tree.address}?path=plots`)
  const downloading = page.waitForEvent("download")
  await main(page).getByRole("button", { name: "Download as ZIP" }).click()
  const missing = downloads(page).getByRole("region", { name: "What is missing" })
  await expect(missing).toContainText("plots/step-2.txt Not this one")
  await expect(downloads(page)).toContainText("2 of 3 files")
  const archive = info.outputPath("plots.zip")
  await (await downloading).saveAs(archive)
  expect(await unzipped(archive)).toEqual({
    "plots/step-1.txt": "one",
    "plots/step-10.txt": "ten",
    "NOT IN THIS ARCHIVE.txt": expect.stringContaining("plots/step-2.txt: Not this one"),
  })
})

test("a download goes on while somebody looks at other pages", async ({ page, fill }, info) => {
  const tree = await loggedTree(fill)
  await withoutPicker(page)
  const release = await holdDownload(page)
  await page.goto(`${tree.address}?path=plots`)
  const downloading = page.waitForEvent("download")
  await main(page).getByRole("button", { name: "Download as ZIP" }).click()
  await expect(downloads(page).getByText("Downloading plots.zip")).toBeVisible()
  await page.goto(tree.address.replace(/\/artifacts$/, ""))
  await expect(main(page).getByRole("heading", { level: 1 })).toBeVisible()
  await expect(downloads(page).getByText("Downloading plots.zip")).toBeVisible()
  release()
  await expect(saved(page)).toBeVisible()
  const archive = info.outputPath("plots.zip")
  await (await downloading).saveAs(archive)
  expect(Object.keys(await unzipped(archive))).toHaveLength(3)
})
