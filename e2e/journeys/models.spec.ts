import type { Page } from "@playwright/test"

import { isOn } from "~e2e/fixtures/content"
import { reasonNot } from "~e2e/fixtures/lacks"
import { main } from "~e2e/fixtures/pages"
import { runsTable } from "~e2e/fixtures/runsTable"
import { content, expect, test } from "~e2e/fixtures/test"

const [classifier] = content.models.registered

const REGISTRIES = {
  databricks: "The Databricks workspace's model registry",
  azureml: "The Azure ML workspace's model registry",
}

/** By the MLmodel that lies among its files. */
async function expectDescribed(page: Page) {
  const about = main(page).getByRole("region", { name: "What it is" })
  const facts = about.getByRole("table", { name: "About the model" })
  await expect(facts.getByRole("row", { name: /^Flavors/ })).toContainText(/python_function, sklearn \d/)
  await expect(facts.getByRole("row", { name: /^Size/ })).toContainText(/\d (bytes|KB)/)
  await expect(facts.getByRole("row", { name: /^Logged by/ })).toContainText("MLflow")
  await expect(facts.getByRole("row", { name: /^Artifact path/ })).toBeVisible()
  const inputs = about.getByRole("table", { name: "Inputs" })
  await expect(inputs.getByRole("row", { name: /^tenure double/ })).toBeVisible()
  const packages = about.getByRole("table", { name: "Packages, by conda.yaml" })
  await expect(packages.getByRole("row", { name: /^python ==3\.\d+\.\d+ conda/ })).toBeVisible()
  await expect(packages.getByRole("row", { name: /^scikit-learn/ })).toBeVisible()
}

test.describe("the models of a server that has a registry", () => {
  test.beforeEach(({ tracking }) => {
    test.skip(!isOn(content.models, tracking), "this server has no model registry; see capabilities.spec.ts")
  })

  test("1.14, 1.15: are found, and lead to versions, what they are, source runs and files", async ({
    page,
    paths,
    tracking,
  }) => {
    const champion = isOn(content.models.aliases, tracking) ? "champion" : ""
    await page.goto(`/#/s/${paths.server}/models`)
    const grid = main(page).getByRole("grid", { name: "Registered models" })
    await expect(grid.getByRole("row", { name: /churn-classifier/ })).toContainText(champion)
    await expect(grid.getByRole("row", { name: /empty-model/ })).toContainText("none yet")
    await main(page).getByRole("searchbox").fill("churn")
    await expect(page).toHaveURL(/search=churn/)
    await expect(grid.getByRole("row", { name: /empty-model/ })).toBeHidden()
    await grid.getByRole("link", { name: "churn-classifier" }).click()

    await expect(page.getByRole("heading", { name: "churn-classifier", level: 1 })).toBeVisible()
    const registry =
      tracking === "databricks" || tracking === "azureml" ? REGISTRIES[tracking] : "MLflow's model registry"
    await expect(main(page).getByText(`${registry}, created`)).toBeVisible()
    await expect(main(page).getByRole("region", { name: "Description" })).toContainText("Predicts who leaves.")
    await expect(main(page).getByRole("region", { name: "Tags" })).toContainText("growth")
    const versions = main(page).getByRole("grid", { name: "Versions" })
    await expect(versions.getByRole("rowheader")).toHaveText([/3/, /2/, /1/])
    await expect(versions.getByRole("row", { name: /Version 2/ })).toContainText(champion)
    await versions.getByRole("link", { name: "Version 3" }).click()

    await expect(main(page).getByRole("region", { name: "Description" })).toContainText("boosted")
    const files = main(page).getByRole("region", { name: "Files" })
    // What is registered here is a logged model of MLflow 3, whose files an Azure ML workspace does not list.
    if (tracking === "azureml") {
      await expect(files).toContainText("The artifacts: this server cannot do that")
      await expect(main(page).getByRole("region", { name: "What it is" })).toContainText("this server cannot do that")
    } else {
      await expectDescribed(page)
      await files.getByRole("treeitem", { name: /MLmodel/ }).click()
      await expect(files).toContainText("python_function")
    }
    await main(page)
      .getByRole("region", { name: "Where it comes from" })
      .getByRole("link", { name: "train-04" })
      .click()
    await expect(page.getByRole("heading", { name: "train-04", level: 1 })).toBeVisible()
    await expect(main(page).getByRole("link", { name: /churn-classifier v3/ })).toBeVisible()
  })

  test("are found by a tag, or the page says that names are all", async ({ page, paths, tracking }) => {
    const reason = reasonNot(tracking, "Find models by their tags")
    await page.goto(`/#/s/${paths.server}/models`)
    const rows = main(page).getByRole("grid", { name: "Registered models" }).getByRole("row")
    await expect(rows.filter({ hasText: "empty-model" })).toBeVisible()
    await main(page).getByRole("searchbox").fill("tags.owner = 'growth'")
    if (reason === undefined) {
      await expect(rows.filter({ hasText: "empty-model" })).toBeHidden()
      await expect(rows.filter({ hasText: "churn-classifier" })).toBeVisible()
    } else {
      await expect(main(page).getByRole("heading", { name: "Tags cannot be searched here" })).toBeVisible()
      await expect(main(page)).toContainText(reason)
    }
  })

  test("3.16: the best run of a table leads to its model, with the mark that it has", async ({
    page,
    paths,
    tracking,
  }) => {
    await page.goto(await paths.runs("training"))
    const table = runsTable(page)
    await table.sortBy("val/accuracy")
    await expect(table.names.first()).toHaveText(/train-04/)
    await table.names.first().getByRole("link", { name: "train-04" }).click()
    await main(page)
      .getByRole("link", { name: /churn-classifier v3/ })
      .click()
    await expect(page.getByRole("heading", { name: "churn-classifier version 3", level: 1 })).toBeVisible()
    const facts = main(page).getByRole("table", { name: "Where it comes from" })
    await expect(facts.getByRole("row", { name: /^Status/ })).toContainText("Ready")
    if (isOn(content.models.aliases, tracking)) await expect(main(page)).toContainText("@challenger")
  })

  test("a version shows its tags and aliases", async ({ page, paths, tracking }) => {
    await page.goto(`/#/s/${paths.server}/models/${classifier?.name}/versions/2`)
    await expect(main(page).getByRole("region", { name: "Tags" })).toContainText("validated")
    // Who has both registries says of a version of the one without aliases that it has none.
    if (isOn(content.models.aliases, tracking)) await expect(main(page)).toContainText("champion")
    else if (reasonNot(tracking, "Aliases of model versions") === undefined)
      await expect(main(page)).not.toContainText("champion")
    else await expect(main(page)).toContainText(reasonNot(tracking, "Aliases of model versions") ?? "")
    await expect(main(page).getByRole("region", { name: "Where it comes from" })).toContainText("train-03")
  })

  test("a logged model shows its scores, its files and where it is registered", async ({ page, paths, tracking }) => {
    test.skip(!isOn(content.models.logged, tracking), "this server has no logged models; see capabilities.spec.ts")
    await page.goto(`${await paths.runs("training")}?tab=models`)
    await main(page).getByRole("link", { name: content.models.logged.name }).click()
    await expect(page).toHaveURL(/logged-models\/m-/)
    await expect(main(page)).toContainText("val/accuracy")
    await expect(main(page)).toContainText("0.907")
    await expect(
      main(page)
        .getByRole("link", { name: /churn-classifier/ })
        .first(),
    ).toBeVisible()
    await expect(main(page).getByRole("link", { name: "train-04" }).first()).toBeVisible()
    await expect(main(page).getByRole("treeitem", { name: /MLmodel/ })).toBeVisible()
    await expectDescribed(page)
  })
})
