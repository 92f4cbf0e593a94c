import type { Page } from "@playwright/test"

import { expectSaid, main } from "~e2e/fixtures/pages"
import { expect, test } from "~e2e/fixtures/test"
import { loggedTree, TREE } from "~e2e/fixtures/tree"
import { runPython } from "~scripts/trackingServers.mjs"

test.use({ permissions: ["clipboard-read", "clipboard-write"] })

async function copied(page: Page, entry: string, noun: string): Promise<string> {
  await main(page).getByRole("button", { name: "Copy as" }).click()
  await page.getByRole("menuitem", { name: entry }).click()
  await expectSaid(page, `Copied the ${noun}`)
  return page.evaluate(() => navigator.clipboard.readText())
}

test("a file is named by its path, its URI, and Python that downloads it", async ({ page, fill }) => {
  const tree = await loggedTree(fill)
  const file = "model/data/Ünïcode name.txt"
  await page.goto(`${tree.address}?path=${encodeURIComponent(file)}`)
  await expect(main(page).getByText("named", { exact: true })).toBeVisible()
  expect(await copied(page, "Copy the path", "path")).toBe(file)
  expect(await copied(page, "Copy the runs:/ URI", "URI")).toBe(`runs:/${tree.runId}/${file}`)
  const python = await copied(page, "Copy Python that downloads it", "Python")
  const read = "from pathlib import Path\nprint('read:', Path(path).read_text())"
  expect(await runPython(["-c", `${python}\n${read}`])).toContain("read: named")
})

test("so is a folder, and everything", async ({ page, fill }) => {
  const tree = await loggedTree(fill)
  const list = "import os\nprint('files:', sorted(f for _, _, names in os.walk(path) for f in names))"
  await page.goto(`${tree.address}?path=plots`)
  const folder = await copied(page, "Copy Python that downloads it", "Python")
  expect(await runPython(["-c", `${folder}\n${list}`])).toContain("files: ['step-1.txt', 'step-10.txt', 'step-2.txt']")
  await page.goto(tree.address)
  expect(await copied(page, "Copy the runs:/ URI", "URI")).toBe(`runs:/${tree.runId}`)
  const everything = await copied(page, "Copy Python that downloads it", "Python")
  const printed = await runPython(["-c", `${everything}\n${list}`])
  for (const name of Object.keys(TREE)) expect(printed).toContain(`'${name.slice(name.lastIndexOf("/") + 1)}'`)
})
