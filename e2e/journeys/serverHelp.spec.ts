import type { Locator, Page } from "@playwright/test"

import { startAzuremlDouble, startDatabricksDouble } from "~e2e/fixtures/doubles"
import { expectNoViolations } from "~e2e/fixtures/axe"
import { reasonNot } from "~e2e/fixtures/lacks"
import { main } from "~e2e/fixtures/pages"
import { expect, test, upstreamOf } from "~e2e/fixtures/test"
import { startTracklight, type Upstream } from "~e2e/fixtures/tracklight"

const PARTS = ["can", "tasks", "guide"]
const card = (page: Page, name: string) => main(page).getByRole("article", { name })

/** Each row of a table, its cells joined. */
const rowsOf = async (table: Locator, count: number) => {
  const rows = table.locator("tbody").getByRole("row")
  await expect(rows).toHaveCount(count)
  return Promise.all((await rows.all()).map(async (row) => (await row.locator("th, td").allTextContents()).join(" | ")))
}

test("2.4, 2.5: what a server can do, what is done where, and how to work with it stand in one link", async ({
  page,
  tracking,
}) => {
  await page.emulateMedia({ reducedMotion: "reduce" })
  await page.goto(`/#/servers?open=${PARTS.map((part) => `${tracking}:${part}`).join(",")}`)
  const tasks = await rowsOf(main(page).getByRole("table", { name: "What is done where" }), 9)
  expect(tasks).toContainEqual(expect.stringMatching(/^View metrics \| Yes \|/))
  expect(tasks).toContainEqual(expect.stringMatching(/^Log metrics \| No.* \| mlflow\.log_metric \|/))
  const deploy = reasonNot(tracking, "Registered models") ?? "the versions to deploy"
  expect(tasks.find((row) => row.startsWith("Deploy models"))).toContain(deploy)
  await expect(main(page).getByText(/^export MLFLOW_TRACKING_URI=http/)).toBeVisible()
  for (const theme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: theme })
    await expect(page.locator("html")).toHaveAttribute("data-theme", theme)
    await expectNoViolations(page)
  }
})

test("0.7, 0.8, 1.24, 2.14, 4.14: two vendors' workspaces side by side, each with the help that is its own", async ({
  page,
  tracking,
  watched,
}) => {
  test.skip(tracking !== "mlflow", "the doubles stand in front of a real MLflow")
  test.slow()
  const upstream = upstreamOf("mlflow")
  const adb = await startDatabricksDouble({ upstream })
  const aml = await startAzuremlDouble({ upstream })
  const servers: readonly Upstream[] = [
    { id: "adb", label: "Databricks workspace", address: adb.address },
    {
      id: "aml",
      label: "Azure ML workspace",
      address: aml.trackingUri.replace("azureml:", "http:"),
      signIn: "browser",
    },
  ]
  const open = await startTracklight({ servers })
  watched.origins.add(open.url)
  watched.expected.push(/Failed to load resource/)
  try {
    await page.goto(`${open.url}/#/servers?open=adb:guide,adb:tasks,aml:can,aml:guide`)
    const tokens = [
      ["Databricks workspace", adb.token],
      ["Azure ML workspace", aml.issueToken()],
    ] as const
    for (const [name, token] of tokens) {
      await card(page, name).locator("input[type=password]").fill(token)
      await card(page, name).getByRole("button", { name: "Use it" }).click()
    }
    const [databricks, azure] = [card(page, "Databricks workspace"), card(page, "Azure ML workspace")]
    await expect(databricks.getByText(/^export MLFLOW_TRACKING_URI=databricks\nexport DATABRICKS_HOST=/)).toContainText(
      "DATABRICKS_TOKEN=<your token>",
    )
    await expect(databricks.getByText('mlflow.set_tracking_uri("databricks")', { exact: true })).toBeVisible()
    await expect(databricks.getByText(/“Link Azure ML workspace”/)).toBeVisible()
    await rowsOf(databricks.getByRole("table", { name: "What is done where" }), 9)
    await rowsOf(azure.getByRole("table", { name: /as of 2019/ }), 7)
    await expect(azure.getByRole("link", { name: /Open the resource group/ })).toBeVisible()
    await expect(azure.getByRole("row", { name: /^Delete single runs Yes/ })).toBeVisible()
    await expectNoViolations(page)
    await page.goto(`${open.url}/#/`)
    const rail = page.getByRole("complementary", { name: "Experiments" })
    await page.getByRole("searchbox", { name: "Find an experiment" }).fill("training")
    await expect(rail.getByText("training")).toHaveCount(2)
    const health = main(page).getByRole("region", { name: "Servers" })
    for (const [name] of tokens) await expect(health.getByText(name)).toBeVisible()
  } finally {
    await open.stop()
    await adb.stop()
    await aml.stop()
  }
})
