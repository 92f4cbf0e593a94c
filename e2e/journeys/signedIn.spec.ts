import type { APIRequestContext } from "@playwright/test"

import { startAzureml } from "~e2e/doubles/azureml/start"
import { startDatabricks } from "~e2e/doubles/databricks/start"
import { expectForgotten, overhear } from "~e2e/fixtures/forgotten"
import { startForeignSite } from "~e2e/fixtures/foreignSite"
import { main } from "~e2e/fixtures/pages"
import { byIdentity, byProfile, type SignedIn } from "~e2e/fixtures/signedIn"
import { test as base, expect, upstreamOf } from "~e2e/fixtures/test"
import { startTracklight, type Tracklight } from "~e2e/fixtures/tracklight"

/** Ours, started with credentials of the machine: what the browser that opened its start link gets, and nobody else. */
type Fixtures = {
  readonly ours: Tracklight & {
    readonly experiments: string
    readonly secrets: readonly string[]
    /** How every request came to the vendor: "Bearer", or nothing. */
    readonly schemes: () => Promise<ReadonlySet<string | undefined>>
  }
}

const test = base.extend<Fixtures>({
  // A browser that has opened no start link.
  storageState: async ({}, use) => use({ cookies: [], origins: [] }),
  ours: async ({ tracking, watched }, use) => {
    const { way, ...double } = await (tracking === "azureml" ? withIdentity() : withProfile())
    const settings = { servers: [{ label: tracking, ...way.upstream }], storageOrigins: way.storageOrigins }
    const tracklight = await startTracklight(settings, { environment: way.environment, options: ["--log"] })
    watched.origins.add(tracklight.url)
    // The page that asks for the start link is one, and other sites are told no.
    watched.expected.push(/Failed to load resource/)
    await use({ ...tracklight, ...double, experiments: `${tracklight.url}/#/s/${tracking}/experiments` })
    await Promise.allSettled([tracklight.stop(), way.remove(), double.stop()])
  },
})

test.beforeEach(({ tracking }) => {
  test.skip(tracking !== "databricks" && tracking !== "azureml", "the credentials of a vendor")
})

test("0.3, 4.19: serves a browser that never sees a token", async ({ page, context, ours }) => {
  const overheard = overhear(context)
  const sent: (string | undefined)[] = []
  context.on("request", (request) => sent.push(request.headers()["authorization"]))
  await page.goto(ours.startLink)
  await expect(page).toHaveURL(`${ours.url}/`)
  await page.goto(ours.experiments)
  await main(page).getByRole("link", { name: "training", exact: true }).click()
  await main(page).getByRole("link", { name: "train-04" }).click()
  await expect(main(page)).toContainText("0.907")
  await main(page)
    .getByRole("link", { name: /^Artifacts/ })
    .click()
  await main(page)
    .getByRole("treeitem", { name: /config\.json/ })
    .click()
  await expect(main(page).getByText("boosted").last()).toBeVisible()
  await expect(page.locator("input[type=password]")).toHaveCount(0)
  expect(sent.length).toBeGreaterThan(5)
  expect(sent.filter((header) => header !== undefined)).toEqual([])
  expect([...(await ours.schemes())]).toEqual(["Bearer"])
  await expectForgotten(page, ours.secrets, { overheard, tracklight: ours })
  // The key of the link: once in the line that tells it, and in no line of a request.
  expect((await ours.printed()).split(new URL(ours.startLink).search)).toHaveLength(2)
})

test("its start link is good for one browser", async ({ page, browser, ours }) => {
  await page.goto(ours.experiments)
  await expect(page.getByRole("heading", { name: "Open the start link" })).toBeVisible()
  await page.goto(ours.startLink)
  await page.goto(ours.experiments)
  await expect(main(page).getByRole("link", { name: "training", exact: true })).toBeVisible()

  const other = await browser.newContext({ storageState: { cookies: [], origins: [] } })
  const another = await other.newPage()
  for (const address of [ours.startLink, ours.experiments]) {
    await another.goto(address)
    await expect(another.getByRole("heading", { name: "Open the start link" })).toBeVisible()
  }
  expect(await other.cookies()).toEqual([])
  const tried = await other.request.get(`${ours.url}/proxy/${new URL(ours.experiments).hash.split("/")[2]}/version`)
  expect(tried.status()).toBe(401)
  await other.close()
})

test("a page of another origin, or another name of this machine, cannot use it", async ({ page, ours, watched }) => {
  await page.goto(ours.startLink)
  await page.goto(ours.experiments)
  await expect(main(page).getByRole("link", { name: "training", exact: true })).toBeVisible()
  const api = await apiOf(page.request, ours.url)
  const before = (await ours.schemes()).size
  const search = `${api}/api/2.0/mlflow/experiments/search`
  const create = `${api}/api/2.0/mlflow/experiments/create`
  const name = `/zz made/by another site ${process.pid}`

  const site = await startForeignSite()
  watched.origins.add(site.origin)
  watched.expected.push(/CORS|blocked|Refused to/)
  await page.goto(site.origin)
  const answers = await page.evaluate(
    async ([read, write, body]) => {
      const asked: string[] = []
      const ask = async (target: string, mode: RequestMode, type: string) =>
        fetch(target, { method: "POST", mode, credentials: "include", body, headers: { "content-type": type } }).then(
          async (response) => asked.push(`${response.type} ${await response.text()}`),
          () => asked.push("failed"),
        )
      for (const target of [read, write])
        for (const mode of ["cors", "no-cors"] as const)
          for (const type of ["application/json", "text/plain"]) await ask(target, mode, type)
      return asked
    },
    [search, create, JSON.stringify({ name, max_results: 10 })] as const,
  )
  await site.stop()
  expect(answers).toHaveLength(8)
  // What a browser may send without asking first came back closed, and was refused: the vendor has no such experiment.
  expect(answers.filter((answer) => answer !== "failed" && answer !== "opaque ")).toEqual([])
  const found = await page.request.get(`${api}/api/2.0/mlflow/experiments/get-by-name`, {
    params: { experiment_name: name },
  })
  expect(found.status()).toBe(404)

  for (const headers of [{ host: "evil.example" }, { origin: site.origin }, { "sec-fetch-site": "cross-site" }]) {
    const answer = await page.request.post(search, { headers, data: { max_results: 1 } })
    expect(answer.status(), JSON.stringify(headers)).toBeGreaterThanOrEqual(403)
  }
  expect((await ours.schemes()).size).toBe(before)
})

type Double = {
  readonly way: SignedIn
  readonly secrets: readonly string[]
  readonly schemes: Fixtures["ours"]["schemes"]
  readonly stop: () => Promise<void>
}

async function withProfile(): Promise<Double> {
  const double = await startDatabricks({ upstream: upstreamOf("databricks") })
  const secrets = [double.token, double.storage.signature]
  return { way: await byProfile(double), secrets, schemes: schemesOf(double), stop: double.stop }
}

async function withIdentity(): Promise<Double> {
  const double = await startAzureml({ workspaces: { ws: upstreamOf("azureml") } })
  // What the identity hands out begins with the same words for everybody.
  const secrets = [double.issueToken().slice(0, 60), double.storage.signature]
  return { way: byIdentity(double), secrets, schemes: schemesOf(double), stop: double.stop }
}

const schemesOf = (double: Awaited<ReturnType<typeof startDatabricks | typeof startAzureml>>) => async () => {
  const asked = (await double.trace()).filter(
    ({ path, host }) => host === "api" && !/\/msi\/token|well-known/.test(path),
  )
  return new Set(asked.map(({ headers }) => headers["authorization"]))
}

async function apiOf(request: APIRequestContext, url: string): Promise<string> {
  const config: { servers: { address: string }[] } = await (await request.get(`${url}/config.json`)).json()
  return `${url}/${config.servers[0]?.address.replace(/\/$/, "") ?? ""}`
}
