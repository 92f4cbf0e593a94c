import type { Page } from "@playwright/test"

import { isOn } from "~e2e/fixtures/content"
import { reasonNot } from "~e2e/fixtures/lacks"
import { main } from "~e2e/fixtures/pages"
import { content, expect, test } from "~e2e/fixtures/test"

const { dataset } = content.training.annotated
const { logged } = content.models

const lineageOn = (page: Page) => main(page).getByRole("region", { name: "Lineage" })

test.describe("what a model is made of, and where it went", () => {
  test.beforeEach(({ tracking }) => {
    test.skip(!isOn(content.models, tracking), "this server has no model registry; see capabilities.spec.ts")
  })

  test("issue 6.8: a version leads by the keyboard to its run, and names its data, model and alias", async ({
    page,
    paths,
    tracking,
  }) => {
    await page.goto(`/#/s/${paths.server}/models/churn-classifier/versions/3`)
    const lineage = lineageOn(page)
    const version = lineage.getByRole("list", { name: "Versions" }).getByRole("link", { name: /^Version 3 of/ })
    await expect(version).toHaveAttribute("aria-current", "page")
    if (isOn(dataset, tracking))
      await expect(lineage.getByRole("list", { name: "Datasets" }).getByRole("link")).toHaveAccessibleName(
        `${dataset.name} into train-04 as ${dataset.context}, digest ${dataset.digest}`,
      )
    if (isOn(logged, tracking))
      await expect(
        lineage.getByRole("list", { name: "Logged models" }).getByRole("link", { name: /logged by train-04$/ }),
      ).toHaveAccessibleName(`${logged.name} logged by train-04`)
    else await expect(lineage).toContainText(reasonNot(tracking, logged.needs) ?? "")
    await expect(version).toContainText(
      `this version, registered from ${isOn(logged, tracking) ? logged.name : "train-04"}`,
    )
    if (isOn(content.models.aliases, tracking))
      await expect(lineage.getByRole("list", { name: "Aliases" })).toContainText("@challenger stands for version 3")

    await version.focus()
    if (isOn(logged, tracking)) {
      await page.keyboard.press("ArrowLeft")
      await expect(lineage.getByRole("link", { name: new RegExp(`^${logged.name}`) })).toBeFocused()
    }
    await page.keyboard.press("ArrowLeft")
    await expect(lineage.getByRole("link", { name: /^train-04/ })).toBeFocused()
    await page.keyboard.press("Enter")
    await expect(page.getByRole("heading", { name: "train-04", level: 1 })).toBeVisible()
  })

  test("issue 6.8: a version whose run logged files hangs on the run itself", async ({ page, paths, tracking }) => {
    await page.goto(`/#/s/${paths.server}/models/churn-classifier/versions/2`)
    const lineage = lineageOn(page)
    await expect(lineage.getByRole("list", { name: "Runs" })).toHaveText("train-03 source run")
    await expect(lineage.getByRole("list", { name: "Versions" })).toContainText("registered from train-03")
    await expect(lineage).toContainText(reasonNot(tracking, logged.needs) ?? "No logged model belongs to it.")
    if (isOn(content.models.aliases, tracking))
      await expect(lineage.getByRole("link", { name: /^@champion stands for version 2/ })).toBeVisible()
  })

  test("issue 6.8: a dataset leads to where its run tells of it", async ({ page, paths, tracking }) => {
    test.skip(!isOn(dataset, tracking), "this server keeps no datasets; see capabilities.spec.ts")
    await page.goto(`/#/s/${paths.server}/models/churn-classifier/versions/3`)
    await lineageOn(page)
      .getByRole("link", { name: new RegExp(`^${dataset.name}`) })
      .click()
    await expect(page.getByRole("heading", { name: "train-04", level: 1 })).toBeVisible()
    await expect(
      main(page)
        .getByRole("region", { name: /^Datasets/ })
        .getByText(dataset.digest),
    ).toBeInViewport()
  })

  test("issue 6.8: a logged model leads to the version that it became", async ({ page, paths, tracking }) => {
    test.skip(!isOn(logged, tracking), "this server has no logged models; see capabilities.spec.ts")
    await page.goto(await paths.loggedModel())
    const lineage = lineageOn(page)
    await expect(lineage.getByRole("link", { name: `${logged.name} this model, logged by train-04` })).toHaveAttribute(
      "aria-current",
      "page",
    )
    await lineage.getByRole("link", { name: /^Version 3 of churn-classifier/ }).click()
    await expect(page.getByRole("heading", { name: "churn-classifier version 3", level: 1 })).toBeVisible()
  })
})
