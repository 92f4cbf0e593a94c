import { main } from "~e2e/fixtures/pages"
import { expect, test } from "~e2e/fixtures/test"
import { loggedTree } from "~e2e/fixtures/tree"

test("files of a kind are looked through by button and by key, and each has its address", async ({ page, fill }) => {
  const tree = await loggedTree(fill)
  await page.goto(`${tree.address}?path=plots/step-1.txt`)
  const steps = main(page).getByRole("group", { name: "Files of this kind" })
  await expect(steps).toContainText("1 of 3")
  await steps.getByRole("button", { name: /^Next file/ }).click()
  await expect(main(page).getByText("two", { exact: true })).toBeVisible()
  await page.keyboard.press("]")
  await expect(main(page).getByText("ten", { exact: true })).toBeVisible()
  await expect(steps).toContainText("3 of 3")
  await page.keyboard.press("ArrowLeft")
  await expect(page).toHaveURL(/path=plots(%2F|\/)step-2\.txt/)
  await page.reload()
  await expect(main(page).getByText("two", { exact: true })).toBeVisible()
  await expect(main(page).getByRole("treeitem", { name: /step-2/ })).toHaveAttribute("aria-selected", "true")
})
