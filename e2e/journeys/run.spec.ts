import { isOn } from "~e2e/fixtures/content"
import { main } from "~e2e/fixtures/pages"
import { content, expect, test } from "~e2e/fixtures/test"

const { annotated } = content.training

test.describe("the page of a run", () => {
  test("tells how it went and where it came from", async ({ page, paths }) => {
    await page.goto(await paths.run("training", annotated.run))
    await expect(page.getByRole("heading", { name: annotated.run, level: 1 })).toBeVisible()
    await expect(main(page)).toContainText("finished in")
    const params = main(page).getByRole("region", { name: "Params" })
    await expect(params.getByRole("row", { name: /learning_rate/ })).toContainText("0.001")
    const metrics = main(page).getByRole("region", { name: "Metrics" })
    await expect(metrics.getByRole("row", { name: /val\/accuracy/ })).toContainText("0.907")
    const about = main(page).getByRole("region", { name: "About" })
    await expect(about.getByRole("row", { name: /^User / })).toContainText("ann@example.com")
    await expect(about.getByRole("row", { name: /Source/ })).toContainText("train.py")
    await expect(about.getByRole("row", { name: /^Commit/ })).toContainText("4f1c2d7a9b")
    await expect(main(page).getByRole("region", { name: "Note" }).getByRole("strong")).toHaveText("boosted")

    await main(page).getByRole("searchbox", { name: "Find a metric, param or tag" }).fill("batch")
    await expect(params.getByRole("row", { name: /batch_size/ })).toBeVisible()
    await expect(params.getByRole("row", { name: /learning_rate/ })).toBeHidden()
  })

  test("names its datasets", async ({ page, paths, tracking }) => {
    await page.goto(await paths.run("training", annotated.run))
    await expect(main(page).getByRole("region", { name: "Params" })).toBeVisible()
    const datasets = main(page).getByRole("region", { name: "Datasets" })
    if (!isOn(annotated.dataset, tracking)) {
      await expect(datasets).toBeHidden()
      return
    }
    await expect(datasets).toContainText(annotated.dataset.name)
    await expect(datasets).toContainText(annotated.dataset.digest)
    await expect(datasets).toContainText(annotated.dataset.context)
    await expect(datasets).toContainText("10,000 rows")
    await datasets.getByText("Schema, 2 columns").click()
    await expect(datasets.getByRole("row", { name: /calls/ })).toContainText("double")
  })

  test("lets tags and the note be written", async ({ page, paths, make }) => {
    const experiment = await make.experiment()
    const runId = await make.run({ experiment, name: "mine", tags: { stage: "draft" } })
    await page.goto(`${paths.experiments()}/${experiment.id}/runs/${runId}`)
    const tags = main(page).getByRole("region", { name: "Tags" })
    await tags.getByRole("button", { name: "Add a tag" }).click()
    await tags.getByRole("textbox", { name: "Key" }).fill("reviewed by")
    await tags.getByRole("textbox", { name: "Value" }).fill("mei")
    await tags.getByRole("button", { name: "Save" }).click()
    await expect(tags.getByRole("row", { name: /reviewed by/ })).toContainText("mei")
    await tags.getByRole("button", { name: "Edit stage" }).click()
    await tags.getByRole("textbox", { name: "Value" }).fill("final")
    await tags.getByRole("button", { name: "Save" }).click()
    await expect(tags.getByRole("row", { name: /stage/ })).toContainText("final")
    await tags.getByRole("button", { name: "Remove reviewed by" }).click()
    await expect(tags.getByRole("row", { name: /reviewed by/ })).toBeHidden()

    const note = main(page).getByRole("region", { name: "Note" })
    await note.getByRole("button", { name: "Write a note" }).click()
    await note.getByRole("textbox").fill("It **worked**.")
    await note.getByRole("button", { name: "Save" }).click()
    await expect(note.getByRole("strong")).toHaveText("worked")
    await page.reload()
    await expect(note.getByRole("strong")).toHaveText("worked")
    await expect(tags.getByRole("row", { name: /stage/ })).toContainText("final")
  })

  test("can be renamed, deleted and restored", async ({ page, paths, make }) => {
    const experiment = await make.experiment()
    const runId = await make.run({ experiment, name: "before" })
    await page.goto(`${paths.experiments()}/${experiment.id}/runs/${runId}`)
    await main(page).getByRole("button", { name: "Rename the run" }).click()
    const dialog = page.getByRole("dialog")
    await dialog.getByRole("textbox").fill("after")
    await dialog.getByRole("button", { name: "Rename" }).click()
    await expect(page.getByRole("heading", { name: "after", level: 1 })).toBeVisible()
    await main(page).getByRole("button", { name: "More", exact: true }).click()
    await page.getByRole("menuitem", { name: "Delete" }).click()
    await expect(main(page)).toContainText("This run is deleted.")
    await main(page).getByRole("button", { name: "Restore" }).click()
    await expect(main(page)).not.toContainText("This run is deleted.")
  })

  test("leads to its parent and its children", async ({ page, paths }) => {
    await page.goto(await paths.run("nested", "middle-a"))
    await main(page).getByRole("region", { name: "About" }).getByRole("link", { name: "outer" }).click()
    await expect(page.getByRole("heading", { name: "outer", level: 1 })).toBeVisible()
    await main(page)
      .getByRole("link", { name: /^Children/ })
      .click()
    const children = main(page).getByRole("grid", { name: "Child runs" })
    await expect(children.getByRole("link")).toHaveText(["middle-b", "middle-a"])
    await children.getByRole("link", { name: "middle-a" }).click()
    await expect(page.getByRole("heading", { name: "middle-a", level: 1 })).toBeVisible()
  })

  test("shows its artifacts: a tree, a way back, and each file as what it is", async ({ page, paths }) => {
    await page.goto(await paths.run("training", annotated.run, "artifacts"))
    const tree = main(page).getByRole("tree", { name: "Artifacts" })
    await tree.getByRole("treeitem", { name: /reports/ }).click()
    await tree.getByRole("treeitem", { name: /summary\.txt/ }).click()
    await expect(main(page)).toContainText("Accuracy 0.907 on 10,000 customers.")
    await expect(page).toHaveURL(/path=reports(%2F|\/)summary\.txt/)
    await main(page)
      .getByRole("navigation", { name: "Path of the artifact" })
      .getByRole("button", { name: "reports" })
      .click()
    await expect(main(page).getByRole("list", { name: "Content of the folder" }).getByRole("button")).toHaveCount(2)

    await tree.getByRole("treeitem", { name: /config\.json/ }).click()
    await expect(main(page).getByText("boosted").last()).toBeVisible()
    await tree.getByRole("treeitem", { name: /images/ }).click()
    await tree.getByRole("treeitem", { name: /confusion\.png/ }).click()
    const picture = main(page).getByRole("img", { name: /confusion\.png/ })
    await expect(picture).toBeVisible()
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(64)
    await tree.getByRole("treeitem", { name: /logs/ }).click()
    await tree.getByRole("treeitem", { name: /train\.log/ }).click()
    await expect(main(page)).toContainText("step 0 loss 2.3000")
    const downloading = page.waitForEvent("download")
    await main(page).getByRole("button", { name: "Download" }).click()
    expect((await downloading).suggestedFilename()).toBe("train.log")
  })

  test("of a run that does not exist says so", async ({ page, paths }) => {
    await page.goto(`${await paths.runs("training")}/runs/${"0".repeat(32)}`)
    await expect(main(page)).toContainText(/no(t| such)|gone|does not/i)
    await expect(main(page).getByRole("link").first()).toBeVisible()
  })
})
