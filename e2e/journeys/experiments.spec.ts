import type { Page } from "@playwright/test"

import { reasonNot } from "~e2e/fixtures/lacks"
import { main } from "~e2e/fixtures/pages"
import { expect, test } from "~e2e/fixtures/test"

test.describe("the experiments of a server", () => {
  test("are a tree by path, in the page and in the rail, found as one types", async ({ page, paths }) => {
    await page.goto(paths.experiments())
    const tree = main(page).getByRole("treegrid", { name: "Experiments" })
    await expect(tree.getByRole("row", { name: "ann@example.com", exact: true })).toBeVisible()
    const link = tree.getByRole("link", { name: "grid-search", exact: true })
    await expect(link).toBeVisible()

    const folder = tree.getByRole("row").filter({ has: page.getByRole("rowheader", { name: /^churn/ }) })
    await folder.click()
    await expect(folder).toHaveAttribute("aria-expanded", "false")
    await expect(link).toBeHidden()
    await folder.press("ArrowRight")
    await expect(link).toBeVisible()

    await find(page, "optim")
    await expect(tree.getByRole("link")).toHaveText(["optimizer"])
    await expect(page).toHaveURL(/search=optim/)
    await find(page, "no such name")
    await expect(tree).toBeHidden()
    await expect(main(page).getByRole("button", { name: /clear/i }).first()).toBeVisible()

    // Its folders are open or closed by how many experiments other journeys have made until now.
    await page.getByRole("searchbox", { name: "Find an experiment" }).fill("optim")
    const rail = page.getByRole("tree", { name: "Experiments of all servers" })
    await rail.getByRole("link", { name: "optimizer", exact: true }).click()
    await expect(page.getByRole("heading", { name: "optimizer", level: 1 })).toBeVisible()
    const crumbs = page.getByRole("navigation", { name: "Breadcrumbs" })
    await expect(crumbs).toContainText("Shared")
    await expect(crumbs).toContainText("sweep")
  })

  test("can be walked by keys", async ({ page, paths }) => {
    await page.goto(paths.experiments())
    const tree = main(page).getByRole("treegrid", { name: "Experiments" })
    const users = tree.getByRole("row").filter({ has: page.getByRole("rowheader", { name: /^Users/ }) })
    await expect(users).toHaveAttribute("aria-expanded", "true")
    await users.click()
    await expect(users).toHaveAttribute("aria-expanded", "false")
    await users.press("ArrowRight")
    await expect(users).toHaveAttribute("aria-expanded", "true")
    for (const key of ["ArrowDown", "ArrowDown", "ArrowDown", "Enter"]) await page.keyboard.press(key)
    await expect(page.getByRole("heading", { name: "grid-search", level: 1 })).toBeVisible()
  })

  test("are created beside others and renamed, with a way back", async ({ page, paths, make, tracking }) => {
    const { name: taken } = await make.experiment()
    await page.goto(paths.experiments())
    await page.getByRole("button", { name: "New experiment" }).click()
    const dialog = page.getByRole("dialog", { name: "New experiment" })
    const name = dialog.getByRole("textbox", { name: "Name" })
    await name.fill(taken)
    const create = dialog.getByRole("button", { name: "Create" })
    await expect(create).toHaveAttribute("aria-disabled", "true")
    await expect(dialog).toContainText(/exists|taken|already/i)
    const fresh = `${taken}-by-hand`
    await name.fill(fresh)
    await create.click()
    await expect(page.getByRole("heading", { name: fresh.split("/").at(-1) ?? "", level: 1 })).toBeVisible()
    await expect(main(page)).toContainText("No runs yet")

    await page.goto(paths.experiments())
    await find(page, "by-hand")
    await page.getByRole("button", { name: `Actions for ${fresh}` }).click()
    const entry = page.getByRole("menuitem", { name: "Rename" })
    const reason = reasonNot(tracking, "Rename experiments")
    if (reason !== undefined) {
      await expect(entry).toHaveAttribute("aria-disabled", "true")
      await expect(entry).toContainText(reason)
      return
    }
    await entry.click()
    const rename = page.getByRole("dialog", { name: "Rename the experiment" })
    await rename.getByRole("textbox", { name: "Name" }).fill(`${taken}-renamed`)
    await rename.getByRole("button", { name: "Rename" }).click()
    await find(page, `${taken}-renamed`)
    await expect(page.getByRole("button", { name: `Actions for ${taken}-renamed` })).toBeVisible()
    await page.getByRole("button", { name: "Undo" }).click()
    await find(page, fresh)
    await expect(page.getByRole("button", { name: `Actions for ${fresh}` })).toBeVisible()
  })

  test("take a description in markdown, and tags", async ({ page, paths, make, tracking }) => {
    const experiment = await make.experiment({ colour: "blue" })
    await page.goto(paths.experiments())
    await find(page, experiment.leaf)
    const row = main(page)
      .getByRole("row")
      .filter({ has: page.getByRole("link", { name: experiment.leaf, exact: true }) })
    await expect(row).toContainText("colour: blue")
    const open = async (entry: string) => {
      await row.getByRole("button", { name: /^Actions for/ }).click()
      await page.getByRole("menuitem", { name: entry }).click()
    }
    await open("Edit the description")
    const note = page.getByRole("dialog", { name: "Description" })
    await note.getByRole("textbox").fill("First **bold** words")
    await note.getByRole("radio", { name: "Preview" }).click()
    await expect(note.getByRole("strong")).toHaveText("bold")
    await note.getByRole("button", { name: "Save" }).click()
    await expect(row).toContainText("First bold words")

    await open("Edit tags")
    const tags = page.getByRole("dialog", { name: "Tags" })
    await tags.getByRole("textbox", { name: "Key" }).fill("stage")
    await tags.getByRole("textbox", { name: "Value" }).fill("trial run")
    await tags.getByRole("button", { name: "Set" }).click()
    await expect(tags.getByRole("listitem").filter({ hasText: "stage" })).toContainText("trial run")
    const remove = tags.getByRole("button", { name: "Remove colour" })
    const reason = reasonNot(tracking, "Remove a tag of an experiment")
    if (reason !== undefined) {
      await expect(remove).toHaveAttribute("aria-disabled", "true")
      await expect(remove).toHaveAccessibleDescription(reason)
    } else {
      await remove.click()
      await expect(tags.getByRole("listitem")).toHaveCount(1)
    }
    await tags.getByRole("button", { name: "Done" }).click()
    await expect(row).toContainText("stage: trial run")
  })

  test("are deleted with their runs, and restored from the message or from the deleted ones", async ({
    page,
    paths,
    make,
  }) => {
    const experiment = await make.experiment()
    await make.run({ experiment, name: "inside" })
    await page.goto(paths.experiments())
    await find(page, experiment.leaf)
    const link = main(page).getByRole("link", { name: experiment.leaf, exact: true })
    const act = async (entry: string) => {
      await main(page)
        .getByRole("button", { name: `Actions for ${experiment.name}` })
        .click()
      await page.getByRole("menuitem", { name: entry }).click()
    }
    await act("Delete")
    await expect(link).toBeHidden()
    await page.getByRole("button", { name: "Undo" }).click()
    await expect(link).toBeVisible()

    await act("Delete")
    await expect(link).toBeHidden()
    await page.getByRole("radio", { name: "Deleted" }).click()
    await expect(page).toHaveURL(/show=deleted/)
    await expect(link).toBeVisible()
    await act("Restore")
    await expect(link).toBeHidden()
    await page.getByRole("radio", { name: "All" }).click()
    await link.click()
    await expect(main(page).getByRole("link", { name: "inside" })).toBeVisible()
  })

  test("that are starred stand apart", async ({ page, paths }) => {
    await page.goto(paths.experiments())
    const row = main(page)
      .getByRole("row")
      .filter({ has: page.getByRole("link", { name: "training", exact: true }) })
    await row.getByRole("button", { name: "Star", exact: true }).click()
    await page.getByRole("radio", { name: "Starred" }).click()
    await expect(main(page).getByRole("treegrid").getByRole("link")).toHaveText(["training"])
    await page.reload()
    await expect(main(page).getByRole("treegrid").getByRole("link")).toHaveText(["training"])
  })
})

/**
 * Types it and waits until the tree is narrowed, as a person does: rows move then, and a menu that was opened on one before
 * would close. None of what is looked for here is in `grid-search`.
 */
async function find(page: Page, text: string): Promise<void> {
  await main(page).getByRole("searchbox").fill(text)
  await expect(main(page).getByRole("link", { name: "grid-search", exact: true })).toBeHidden()
}
