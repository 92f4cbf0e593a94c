import type { APIRequestContext, Page } from "@playwright/test"

import { expectAccessible } from "~e2e/fixtures/axe"
import { startDatabricksDouble } from "~e2e/fixtures/doubles"
import { expectFits } from "~e2e/fixtures/fits"
import { main } from "~e2e/fixtures/pages"
import { apiOn, expect, test as base, urlOf } from "~e2e/fixtures/test"
import { startTracklight } from "~e2e/fixtures/tracklight"
import { signIn } from "~e2e/fixtures/vendorTest"

/** Our server in front of every tracking server of this run of the tests. */
const test = base.extend({ url: async ({}, use) => use(urlOf("all")) })
/** The second server: another demo, so that the demo project needs nobody else. */
const OTHER = "second"

/** Behind all others, which would else move out of sight. */
const mark = (tracking: string) => `zz-${tracking}-${process.pid}-${Date.now()}`

async function register(request: APIRequestContext, api: string, names: readonly string[]) {
  for (const name of names) {
    const response = await request.post(`${api}/api/2.0/mlflow/registered-models/create`, { data: { name } })
    expect(response.status(), await response.text()).toBe(200)
  }
}

const list = (page: Page) => main(page).getByRole("grid", { name: "Registered models" })
const names = (page: Page) => list(page).getByRole("rowheader")

test("issue 6.1: the models of two servers stand in one list, in the order that both sort by", async ({
  page,
  paths,
  request,
  url,
  tracking,
}) => {
  const prefix = mark(tracking)
  const own = ["shared", "a", "B"].map((name) => `${prefix} ${name}`)
  const others = ["shared", "_"].map((name) => `${prefix} ${name}`)
  await register(request, apiOn(url, tracking), own)
  await register(request, apiOn(url, OTHER), others)

  await page.goto(`/#/s/${paths.server}/models?search=${prefix}`)
  await expect(names(page)).toHaveCount(3)
  await main(page).getByRole("button", { name: "Servers: this one" }).click()
  await page.getByRole("menuitemcheckbox", { name: OTHER }).click()
  await page.keyboard.press("Escape")
  await expect(page).toHaveURL(new RegExp(`with=${OTHER}`))
  // By code point: capitals, then the underscore, then small letters.
  const sorted = ["B", "_", "a", "shared", "shared"].map((name) => `${prefix} ${name}`)
  await expect(names(page)).toHaveText(sorted)
  await expect(list(page).getByRole("row", { name: `${prefix} shared` })).toContainText([tracking, OTHER])
  await expect(main(page).getByText("5 models")).toBeVisible()
  await expect(main(page).getByText("sorts in its own way")).toBeHidden()
  await list(page).getByRole("button", { name: /^Name/ }).click()
  await expect(names(page)).toHaveText([sorted[4], sorted[4], sorted[2], sorted[1], sorted[0]].map(String))

  await page.reload()
  await expect(names(page)).toHaveCount(5)
  await list(page)
    .getByRole("link", { name: `${prefix} _` })
    .click()
  await expect(page).toHaveURL(new RegExp(`/s/${OTHER}/models/`))
})

test("a registry that fails is named, and the list goes on with the others", async ({ page, paths, url, watched }) => {
  watched.expected.push(/Failed to load resource/)
  const isDown = { now: true }
  await page.route(`${url}/proxy/${OTHER}/**/registered-models/search**`, (route) =>
    isDown.now
      ? route.fulfill({ status: 400, json: { error_code: "BAD_REQUEST", message: "The registry is closed." } })
      : route.continue(),
  )
  await page.goto(`/#/s/${paths.server}/models?search=churn-classifier&with=${OTHER}`)
  await expect(names(page)).toHaveText(["churn-classifier"])
  await expect(main(page).getByRole("alert")).toContainText(`The models of ${OTHER}`)
  isDown.now = false
  await main(page).getByRole("button", { name: "Try again" }).click()
  await expect(names(page)).toHaveText(["churn-classifier", "churn-classifier"])
  await expect(main(page).getByRole("alert")).toBeHidden()
})

/** A workspace whose registries no other journey reads, and ours in front of it. */
async function ownWorkspace() {
  const double = await startDatabricksDouble({ content: "empty" })
  const { url, stop } = await startTracklight({ servers: [{ id: "brick", label: "brick", address: double.address }] })
  return {
    url,
    token: double.token,
    register: async (registry: "unity-catalog/registered-models" | "registered-models", names: readonly string[]) => {
      const headers = { authorization: `Bearer ${double.token}`, "content-type": "application/json" }
      for (const name of names) {
        const init = { method: "POST", headers, body: JSON.stringify({ name }) }
        const response = await fetch(`${double.address}/api/2.0/mlflow/${registry}/create`, init)
        expect(response.status, await response.text()).toBe(200)
      }
    },
    stop: () => Promise.all([stop(), double.stop()]),
  }
}

test("issue 6.1: names of three levels stand as a tree whose folders open and close", async ({
  page,
  watched,
  tracking,
}) => {
  test.skip(tracking !== "databricks", "only this vendor's registry has folders; a plain list is above")
  watched.expected.push(/Failed to load resource/)
  const catalog = ["dev.ml.churn", "prod.ml.churn", "prod.ml.fraud"]
  const workspace = await ownWorkspace()
  watched.origins.add(workspace.url)
  try {
    await workspace.register("unity-catalog/registered-models", catalog)
    await workspace.register("registered-models", ["plain"])
    await page.goto(`${workspace.url}/#/s/brick/models`)
    await signIn(page, workspace.token)
    await expect(names(page)).toHaveText(catalog)
    await main(page).getByRole("button", { name: "Show more" }).click()
    await expect(names(page)).toHaveText([...catalog, "plain"])

    await main(page).getByRole("switch", { name: "As a tree" }).click()
    await expect(page).toHaveURL(/view=tree/)
    const tree = main(page).getByRole("treegrid", { name: "Registered models" })
    const nodes = tree.getByRole("rowheader")
    const dev = ["dev1", "ml1", "churn"]
    await expect(nodes).toHaveText([...dev, "prod2", "ml2", "churn", "fraud", "plain"])
    await expect(tree.getByRole("row", { name: /^fraud/ })).toHaveAttribute("aria-level", "3")
    await expect(tree.getByRole("row", { name: /^plain/ })).toHaveAttribute("aria-level", "1")
    // No other server has such a tree, so the walks of states do not come here.
    await expectAccessible(page)
    await page.setViewportSize({ width: 390, height: 844 })
    await expectFits(page)
    await page.setViewportSize({ width: 1440, height: 900 })
    await tree.getByRole("row", { name: /^prod/ }).getByText("prod", { exact: true }).click()
    await expect(nodes).toHaveText([...dev, "prod2", "plain"])
    await expect(tree.getByRole("row", { name: /^prod/ })).toHaveAttribute("aria-expanded", "false")

    // What a search finds is open, whatever was closed before.
    await main(page).getByRole("searchbox").fill("fraud")
    await expect(nodes).toHaveText(["prod1", "ml1", "fraud"])
    await tree.focus()
    for (const key of ["Home", "ArrowLeft"]) await page.keyboard.press(key)
    await expect(nodes).toHaveText(["prod1"])
    for (const key of ["ArrowRight", "ArrowRight", "ArrowRight", "Enter"]) await page.keyboard.press(key)
    await expect(page.getByRole("heading", { name: "prod.ml.fraud", level: 1 })).toBeVisible()
  } finally {
    await workspace.stop()
  }
})
