import { main } from "~e2e/fixtures/pages"
import { expect, test } from "~e2e/fixtures/test"
import { loggedTree } from "~e2e/fixtures/tree"

test("a file is found by its name in all folders of a run, by keys, and by a copied link", async ({ page, fill }) => {
  const tree = await loggedTree(fill)
  await page.goto(tree.address)
  await expect(main(page).getByRole("tree", { name: "Artifacts" })).toBeVisible()
  await page.keyboard.press("/")
  await page.keyboard.type("data csv")
  await expect(main(page).getByText("1 found. Searched 4 folders.")).toBeVisible()
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("Enter")
  await expect(page).toHaveURL(/files=data\+csv/)
  await expect(main(page).getByText("All 3,000 rows.")).toBeVisible()

  await page.reload()
  await expect(main(page).getByRole("tree", { name: "Found files" }).getByRole("treeitem")).toHaveText([
    "weights.csvmodel/data/",
  ])
  await main(page).getByRole("button", { name: "Clear" }).click()
  const opened = main(page)
    .getByRole("tree", { name: "Artifacts" })
    .getByRole("treeitem", { name: /weights/ })
  await expect(opened).toHaveAttribute("aria-selected", "true")
})
