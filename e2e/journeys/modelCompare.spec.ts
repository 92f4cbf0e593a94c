import path from "node:path"

import type { Page } from "@playwright/test"

import { isOn } from "~e2e/fixtures/content"
import { main } from "~e2e/fixtures/pages"
import { content, expect, test, upstreamOf } from "~e2e/fixtures/test"
import { runPython } from "~scripts/trackingServers.mjs"

const NAME = "churn-classifier"

async function compare(page: Page, model: string, versions: readonly string[]) {
  await page.goto(model)
  for (const version of versions) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as a hand does
    await main(page)
      .getByRole("checkbox", { name: `Pick version ${version}`, exact: true })
      .check()
  }
  await main(page)
    .getByRole("link", { name: `Compare ${versions.length} versions` })
    .click()
  await expect(page.getByRole("heading", { level: 1, name: `Compare ${versions.length} versions` })).toBeVisible()
}

const row = (page: Page, group: string, head: string) =>
  main(page)
    .getByRole("rowgroup", { name: group, exact: true })
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: head, exact: true }) })
const cells = (page: Page, group: string, head: string) => row(page, group, head).getByRole("cell")

test("issue 6.5: versions of a model are ticked and compared, at an address of their own", async ({
  page,
  paths,
  tracking,
}) => {
  await compare(page, `/#/s/${paths.server}/models/${NAME}`, ["2", "3"])
  await expect(page).toHaveURL(/#\/compare-models\?versions=/)
  await page.reload()
  await expect(cells(page, "Metrics of the source run", "val/accuracy")).toHaveText([/^0\.\d+/, /[+\u2212]\d/])
  if (tracking === "azureml") await expectUnreadable(page)
  else await expect(cells(page, "Inputs", "tenure").last()).toHaveText("double")
  await main(page).getByRole("button", { name: "Add a version" }).click()
  const form = page.getByRole("dialog", { name: "Add a version" })
  await form.getByRole("textbox", { name: "Version" }).fill("1")
  await form.getByRole("button", { name: "Add" }).click()
  await expect(page.getByRole("heading", { level: 1, name: "Compare 3 versions" })).toBeVisible()
})

/** Version 3 is a logged model of MLflow 3 here, whose files an Azure ML workspace does not list. */
async function expectUnreadable(page: Page) {
  const changes = main(page).getByRole("region", { name: `What changes for callers of ${NAME} 2` })
  await expect(changes).toContainText("cannot be said: no signature of")
  await expect(
    main(page).getByRole("rowgroup", { name: "Inputs", exact: true }).getByRole("cell").last(),
  ).toContainText("this server cannot do that")
}

const VERSIONS = [
  { columns: { tenure: "float64", plan: "str", calls: "float64" }, packages: ["scikit-learn", "idna==3.10"] },
  { columns: { tenure: "int64", plan: "str", "the region": "str" }, packages: ["scikit-learn", "idna==3.11"] },
]

test("issue 6.5: what breaks between two versions that the client registered is named", async ({
  page,
  paths,
  make,
  tracking,
}) => {
  test.skip(tracking === "demo", "no client reaches the demo")
  // Python starts and logs two models.
  test.setTimeout(240_000)
  const experiment = await make.experiment()
  const name = `compare ${experiment.leaf}`
  const script = path.resolve("e2e", "fixtures", "logModels.py")
  const kind = isOn(content.models.logged, tracking) ? "logged" : "folder"
  await runPython([script, upstreamOf(tracking), experiment.name, name, JSON.stringify(VERSIONS), kind])

  await compare(page, `/#/s/${paths.server}/models/${encodeURIComponent(name)}`, ["1", "2"])
  const changes = main(page).getByRole("region", { name: `What changes for callers of ${name} 1` })
  await expect(changes.getByText("3 breaking changes")).toBeVisible()
  await expect(changes.getByText(/^Breaking:/).locator("..")).toHaveText([
    "Breaking: input tenure was double and is long",
    "Breaking: input calls is gone",
    "Breaking: input the region is new and required",
  ])
  await expect(cells(page, "Inputs", "the region")).toHaveText(["not there", "string"])
  await expect(cells(page, "Environment", "idna")).toHaveText(["==3.10", "==3.11"])
  await expect(cells(page, "Environment", "python")).toHaveText([/^==3/, /^==3/])
  await expect(cells(page, "Metrics of the source run", "val/accuracy")).toHaveText([/^0\.25/, /^0\.50.*best/])
  await expect(cells(page, "Size and flavors", "Flavor sklearn")).toHaveText([/^\d/, /^\d/])
  await main(page).getByRole("switch", { name: "Only what differs" }).click()
  await expect(row(page, "Inputs", "plan")).toHaveCount(0)
  await expect(row(page, "Inputs", "calls")).toBeVisible()
})
