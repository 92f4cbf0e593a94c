import type { Page } from "@playwright/test"

import { startAzuremlDouble, startDatabricksDouble } from "~e2e/fixtures/doubles"
import { main } from "~e2e/fixtures/pages"
import { expect, idsOn, pathsOn, test, upstreamOf } from "~e2e/fixtures/test"
import { startTracklight, type Upstream } from "~e2e/fixtures/tracklight"

test("0.1, 0.13: a Databricks workspace, with a token of the browser that ends in the middle", async ({
  page,
  watched,
  playwright,
  tracking,
}) => {
  test.skip(tracking !== "databricks", "a workspace of another vendor")
  const double = await startDatabricksDouble({ upstream: upstreamOf(tracking) })
  const open = await opened({ id: tracking, address: double.address })
  const request = await playwright.request.newContext({ extraHTTPHeaders: { authorization: `Bearer ${double.token}` } })
  watched.origins.add(open.url)
  watched.expected.push(/Failed to load resource/)
  try {
    const ids = idsOn(request, `${double.address}`)
    const paths = pathsOn(tracking, ids)
    await page.goto(open.url + paths.experiments())
    await signIn(page, "dapi-wrong")
    await expect(main(page).getByText(/does not accept this token|asks who you are/)).toBeVisible()
    await signIn(page, double.token)
    await expect(main(page).getByText("training").first()).toBeVisible()
    await page.goto(open.url + (await paths.run("training", "train-04", "artifacts")))
    await expect(main(page).getByText("config.json").first()).toBeVisible()
    await main(page).getByText("config.json").first().click()
    await expect(
      main(page)
        .getByText(/boosted/)
        .first(),
    ).toBeVisible()
    expect((await double.trace()).some(({ path }) => path.startsWith("/api/2.0/fs/"))).toBe(true)

    await double.set({ token: "dapi-second" })
    await page
      .getByRole("link", { name: /Metrics/ })
      .first()
      .click()
    const question = page.getByRole("dialog", { name: "Sign in again" })
    await expect(question).toBeVisible()
    await signIn(page, "dapi-second")
    await expect(question).toBeHidden()
    await expect(main(page).getByText("val/loss").first()).toBeVisible()
    await expectForgotten(page, [double.token, "dapi-second"])
  } finally {
    await request.dispose()
    await open.stop()
    await double.stop()
  }
})

test("2.2, 2.3, 4.3, 4.5: an Azure ML workspace: runs, curves and files", async ({
  page,
  watched,
  playwright,
  tracking,
}) => {
  test.skip(tracking !== "azureml", "a workspace of another vendor")
  const double = await startAzuremlDouble({ upstream: upstreamOf(tracking) })
  const token = double.issueToken()
  const open = await opened({
    id: tracking,
    address: double.trackingUri.replace("azureml:", "http:"),
    signIn: "browser",
  })
  const request = await playwright.request.newContext({ extraHTTPHeaders: { authorization: `Bearer ${token}` } })
  watched.origins.add(open.url)
  watched.expected.push(/Failed to load resource/)
  try {
    const config: { servers: { address: string }[] } = await (await request.get(`${open.url}/config.json`)).json()
    const ids = idsOn(request, `${open.url}/${config.servers[0]?.address.replace(/\/$/, "") ?? ""}`)
    const paths = pathsOn(tracking, ids)
    await page.goto(open.url + (await paths.run("training", "train-04", "metrics")))
    await signIn(page, token)
    await expect(main(page).getByText("val/loss").first()).toBeVisible()
    await expect(page.getByRole("button", { name: /The token is valid for/ })).toBeVisible()
    await page
      .getByRole("link", { name: /Artifacts/ })
      .first()
      .click()
    await expect(main(page).getByText("config.json").first()).toBeVisible()
    await main(page).getByText("config.json").first().click()
    await expect(
      main(page)
        .getByText(/boosted/)
        .first(),
    ).toBeVisible()
    await expectForgotten(page, [token])
  } finally {
    await request.dispose()
    await open.stop()
    await double.stop()
  }
})

const opened = (server: Upstream) => startTracklight({ servers: [server] })

async function signIn(page: Page, token: string): Promise<void> {
  await page.locator("input[type=password]").fill(token)
  await page.getByRole("button", { name: "Use it" }).click()
}

/** A token is in the memory of the tab and in requests, nowhere else. */
async function expectForgotten(page: Page, tokens: readonly string[]): Promise<void> {
  const kept = await page.evaluate(
    () =>
      JSON.stringify([localStorage, sessionStorage, document.cookie, location.href]) +
      document.documentElement.outerHTML,
  )
  for (const token of tokens) expect(kept).not.toContain(token)
}
