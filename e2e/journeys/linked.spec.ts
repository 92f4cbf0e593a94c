import type { Locator, Page } from "@playwright/test"

import { expectAccessible } from "~e2e/fixtures/axe"
import { startLinkedPair, type LinkedPair } from "~e2e/fixtures/doubles"
import { main } from "~e2e/fixtures/pages"
import { runsTable } from "~e2e/fixtures/runsTable"
import { expect, idsOn, test as base, type Ids } from "~e2e/fixtures/test"
import { startTracklight, type Tracklight, type Upstream } from "~e2e/fixtures/tracklight"

/** Workspaces of both vendors over the same runs, with what old pairs differ in: docs/doubles.md. */
const LINK = { primary: "adb", mirror: "aml" }
let pair: LinkedPair
let linked: Tracklight
let apart: Tracklight

const test = base.extend({
  /** On the Databricks side; asked of the double itself, which needs its token. */
  ids: async ({ playwright }, use) => {
    const authorization = `Bearer ${pair.databricks.token}`
    const request = await playwright.request.newContext({ extraHTTPHeaders: { authorization } })
    await use(idsOn(request, pair.databricks.address))
    await request.dispose()
  },
})
// One pair for all: it is two MLflow servers.
test.describe.configure({ mode: "default" })

test.beforeEach(({ tracking }) => test.skip(tracking !== "mlflow", "the doubles stand in front of a real MLflow"))
test.beforeAll(async ({ tracking }) => {
  if (tracking !== "mlflow") return
  test.setTimeout(180_000)
  pair = await startLinkedPair()
  const servers: readonly Upstream[] = [
    { id: "adb", label: "Bricks", address: pair.databricks.address },
    {
      id: "aml",
      label: "Azure workspace",
      address: pair.azureml.trackingUri.replace("azureml:", "http:"),
      signIn: "browser",
    },
  ]
  linked = await startTracklight({ servers, links: [LINK] })
  apart = await startTracklight({ servers })
})
test.afterAll(async () => {
  for (const started of [linked, apart, pair]) await started?.stop()
})
test.beforeEach(({ watched }) => {
  watched.expected.push(/Failed to load resource/)
  for (const { url } of [linked, apart]) watched.origins.add(url)
})

test("1.1, 1.6, 1.22: two workspaces are linked by hand, with the roles that they have, and parted again", async ({
  page,
}) => {
  await signIn(page, apart.url)
  const section = main(page).getByRole("region", { name: "Linked servers" })
  await expect(section).toContainText("Linking two stores is a preview. No current plugin writes new runs to both")
  await expect(section).toContainText("the store where the experiments of linked Azure Databricks workspaces end up")
  await expect(section.getByLabel("Read first")).toHaveValue("adb")
  await expect(section.getByLabel("The other store")).toHaveValue("aml")
  await section.getByLabel("Runs are tracked to").selectOption("only Azure workspace")
  await section.getByRole("button", { name: "Link them" }).click()
  await expect(badge(card(page, "Bricks"), "only Azure workspace")).toBeVisible()
  await expect(badge(card(page, "Azure workspace"), "only Azure workspace")).toBeVisible()
  await page.reload()
  await section.getByRole("button", { name: "Unlink Bricks and Azure workspace" }).click()
  await expect(badge(card(page, "Bricks"), "only Azure workspace")).toHaveCount(0)
})

test("1.2, 1.4, 1.6, 1.22: a metric that ends earlier in one store is shown from both", async ({ page, ids }) => {
  const { metric } = pair.differences
  await openRun(page, ids, { name: metric.run })
  await expect(badge(main(page), "both stores")).toBeVisible()
  await expect(main(page).getByRole("link", { name: "The stores differ" })).toBeVisible()
  await page.getByRole("navigation", { name: "Parts of the run" }).getByRole("link", { name: "Linked" }).click()
  await expect(main(page)).toContainText("No current plugin writes new runs to both")
  const metrics = main(page).getByRole("region", { name: "Metrics, last values" })
  const row = metrics.getByRole("row", { name: metric.key })
  await expect(row.getByRole("cell").nth(0)).toContainText("0.44000 step 199, 200 points")
  await expect(row.getByRole("cell").nth(1)).toContainText(`step ${metric.lastStep}, ${metric.lastStep + 1} points`)
  await expect(row).toContainText("differs")
  await expect(metrics.getByRole("rowheader")).toHaveCount(1)
  await main(page).getByRole("radio", { name: "Everything" }).click()
  await expect(metrics.getByRole("row", { name: "val/accuracy" })).toContainText("200 points")
  await expect(page).toHaveURL(/linked\?stores=all$/)
})

test("1.3, 1.4: artifacts are listed from both stores, and the one that is missing is named", async ({ page, ids }) => {
  const { artifact } = pair.differences
  await openRun(page, ids, { name: artifact.run, tab: "/linked" })
  const artifacts = main(page).getByRole("region", { name: "Artifacts" })
  const lacking = artifacts.getByRole("row", { name: `${artifact.path} not in Azure workspace` })
  await expect(lacking).toBeVisible()
  await expect(artifacts.getByRole("rowheader")).toHaveCount(1)
  await main(page).getByRole("radio", { name: "Everything" }).click()
  await artifacts.getByRole("row", { name: "config.json" }).getByRole("link").nth(1).click()
  await expect(page).toHaveURL(/\/s\/aml\/experiments\/[^/]+\/runs\/[^/]+\/artifacts\?path=config\.json/)
  await expect(
    main(page)
      .getByText(/boosted/)
      .first(),
  ).toBeVisible()
})

test("1.4: a run that only one store has says so, here and among selected runs", async ({ page, ids }) => {
  const { run, metric } = pair.differences
  await openRun(page, ids, { name: run, tab: "/linked" })
  await expect(main(page).getByRole("link", { name: "Only Bricks" })).toBeVisible()
  const there = main(page).getByRole("listitem", { name: "Azure workspace" })
  await expect(there).toContainText("It has no run with this id.")
  await expect(there.getByRole("link", { name: /Open in Azure ML studio/ })).toHaveAttribute("href", /^https:/)
  const here = main(page).getByRole("listitem", { name: "Bricks" })
  await expect(here).toContainText("this page")

  await page.goto(`${linked.url}/#/s/adb/experiments/${await ids.experiment("training")}`)
  await runsTable(page).select("train-01", metric.run, run)
  await expect(main(page).getByText("1 in both, 1 differs, 1 only on Bricks")).toBeVisible()
})

test("1.5, 1.11: each path stands beside its name on the other side, with a warning where paths became one", async ({
  page,
}) => {
  const { sameLeaf } = pair.differences
  await signIn(page, linked.url)
  await page.goto(`${linked.url}/#/s/aml/experiments`)
  await main(page).getByRole("radio", { name: "Linked" }).click()
  await expect(main(page).getByText("collects the runs of several paths")).toBeVisible()
  await main(page).getByRole("combobox", { name: "Show" }).selectOption("shared")
  await expect(page).toHaveURL(/show=linked&linked=shared$/)
  for (const path of sameLeaf.paths) {
    const row = main(page)
      .getByRole("row")
      .filter({ has: page.getByRole("link", { name: path, exact: true }) })
    await expect(row.getByRole("link", { name: sameLeaf.leaf, exact: true })).toBeVisible()
    await expect(row).toContainText("2 paths share it")
  }
  await main(page).getByRole("link", { name: sameLeaf.leaf, exact: true }).first().click()
  await expect(main(page).getByRole("rowheader").filter({ hasText: sameLeaf.run })).toBeVisible()
  await expect(main(page).getByRole("rowheader").filter({ hasText: "train-04" })).toBeVisible()
})

test("1.4: with one of the two out of reach the other's pages stay, and the tab says what fails", async ({
  page,
  ids,
}) => {
  await openRun(page, ids, { name: "train-04", tab: "/linked" })
  await expect(main(page).getByRole("link", { name: "The stores differ" })).toBeVisible()
  await page.route("**/proxy/aml/**", (route) => route.abort())
  const other = `experiments/${await ids.experiment("training")}/runs/${await ids.run("training", "train-03")}`
  await page.goto(`${linked.url}/#/s/adb/${other}/linked`)
  await expect(main(page).getByRole("listitem", { name: "Azure workspace" })).toContainText("It could not be asked.")
  await expect(main(page).getByRole("alert")).toContainText("Azure workspace")
  await page.getByRole("link", { name: "Overview" }).click()
  await expect(main(page).getByText("learning_rate").first()).toBeVisible()
})

test("1.1: the pair on the Servers page is accessible in both themes", async ({ page }) => {
  await signIn(page, linked.url)
  await expect(main(page).getByRole("region", { name: "Linked servers" })).toContainText("Bricks and Azure workspace")
  await expectAccessible(page)
})

test("1.2, 1.3: both stores of a run are accessible in both themes", async ({ page, ids }) => {
  await openRun(page, ids, { name: pair.differences.metric.run, tab: "/linked" })
  await main(page).getByRole("radio", { name: "Everything" }).click()
  await expect(main(page).getByRole("row", { name: "val/accuracy" }).getByText("200 points")).toHaveCount(2)
  await expectAccessible(page)
})

test("1.11: the mapping of experiments is accessible in both themes", async ({ page }) => {
  await signIn(page, linked.url)
  await page.goto(`${linked.url}/#/s/adb/experiments?show=linked`)
  await expect(main(page).getByText("collects the runs of several paths")).toBeVisible()
  await expectAccessible(page)
})

const card = (page: Page, name: string) => main(page).getByRole("article", { name })
const badge = (place: Locator, mode: string) => place.getByRole("button", { name: `Linked: ${mode} (preview)` })

async function signIn(page: Page, url: string) {
  await page.goto(`${url}/#/servers`)
  const tokens = { Bricks: pair.databricks.token, "Azure workspace": pair.azureml.issueToken() }
  for (const [name, token] of Object.entries(tokens)) {
    await card(page, name).locator("input[type=password]").fill(token)
    await card(page, name).getByRole("button", { name: "Use it" }).click()
    await expect(card(page, name).getByText("What it can do")).toBeVisible()
  }
}

async function openRun(page: Page, ids: Ids, { name, tab = "" }: { name: string; tab?: "/linked" | "" }) {
  await signIn(page, linked.url)
  const path = `experiments/${await ids.experiment("training")}/runs/${await ids.run("training", name)}`
  await page.goto(`${linked.url}/#/s/adb/${path}${tab}`)
  await expect(main(page).getByRole("heading", { level: 1, name })).toBeVisible()
}
