import type { APIRequestContext } from "@playwright/test"

import { expectNothingRan, watchCanary } from "~e2e/fixtures/canary"
import { startForeignSite } from "~e2e/fixtures/foreignSite"
import { main } from "~e2e/fixtures/pages"
import { OF_THE_SANDBOX } from "~e2e/fixtures/sandbox"
import { storedOn } from "~e2e/fixtures/stored"
import { expect, test as base } from "~e2e/fixtures/test"
import { startTracklight, type Tracklight } from "~e2e/fixtures/tracklight"
import { freePort } from "~scripts/processes.mjs"

type Places = { readonly app: Tracklight; readonly frameOrigin: string; readonly folder: string }

/** The hostile demo at 127.0.0.1, with its sandbox page at localhost: for a browser another site. */
const test = base.extend<{ isUp: boolean; places: Places; hits: string[] }>({
  isUp: [true, { option: true }],
  hits: async ({ context, watched }, use) => {
    watched.expected.push(...OF_THE_SANDBOX)
    await use(await watchCanary(context))
  },
  places: async ({ isUp, request, watched }, use) => {
    const port = await freePort()
    const frameOrigin = `http://localhost:${isUp ? port : await freePort()}`
    const app = await startTracklight(
      { servers: [{ id: "demo", address: "demo:hostile" }], artifactFrameUrl: `${frameOrigin}/artifact-frame.html` },
      { options: ["--port", String(port)] },
    )
    watched.origins.add(frameOrigin).add(app.url)
    await use({ app, frameOrigin, folder: await fileOn({ request, url: app.url, name: "" }) })
    await app.stop()
  },
})

type Sought = { readonly request: APIRequestContext; readonly url: string; readonly name: string }

async function fileOn({ request, url, name: file }: Sought): Promise<string> {
  const run = (await storedOn(request, { url, server: "demo" }).runs()).find(({ name }) => name === "hostile files")
  return `${url}${run?.path}/artifacts?path=${file}`
}

const PAGES = ["storage", "parent", "top", "popup", "fetch", "beacon", "script", "worker", "form", "frames", "messages"]

for (const name of [...PAGES, "dialogs", "rights"])
  test(`${name}.html runs on the second origin and reaches nothing`, async ({ page, places, hits }) => {
    await page.goto(`${places.folder}${name}.html`)
    const frame = page.getByTitle(`Page ${name}.html`)
    await expect(frame.contentFrame().locator("#ran")).toHaveText("ran in null")
    await expect(frame).toHaveAttribute("src", `${places.frameOrigin}/artifact-frame.html`)
    await expect(frame).toHaveAttribute("sandbox", "allow-scripts")
    await expectNothingRan(page, { hits, origin: places.app.url })
    expect(page.context().pages()).toHaveLength(1)
  })

test("a page that leaves its frame arrives nowhere", async ({ page, places, hits, watched }) => {
  watched.expected.push(/^console error: policy violation: frame-src/, /frame-src http:\/\/localhost:/)
  const blocked = page.waitForEvent("console", (message) => message.text().includes("frame-src"))
  await page.goto(`${places.folder}leaves.html`)
  expect((await blocked).text()).toContain("canary.test")
  await expectNothingRan(page, { hits, origin: places.app.url })
})

test("the second origin has the sandbox page and nothing of the app", async ({ request, places }) => {
  expect((await request.get(`${places.frameOrigin}/artifact-frame.html`)).status()).toBe(200)
  for (const path of ["/", "/config.json", "/proxy/demo/health"])
    expect((await request.get(`${places.frameOrigin}${path}`)).status()).toBe(404)
})

test("an origin that has another page is named too, and what it serves is not shown", async ({
  page,
  request,
  watched,
}) => {
  const foreign = await startForeignSite()
  const artifactFrameUrl = `${foreign.origin}/artifact-frame.html`
  const app = await startTracklight({ servers: [{ id: "demo", address: "demo:hostile" }], artifactFrameUrl })
  watched.origins.add(foreign.origin).add(app.url)
  try {
    await page.goto(await fileOn({ request, url: app.url, name: "fetch.html" }))
    const alert = main(page).getByRole("alert")
    await expect(alert).toContainText(`The sandbox page did not come from ${foreign.origin}`, { timeout: 20_000 })
    await expect(main(page).locator("iframe")).toHaveCount(0)
  } finally {
    await app.stop()
    await foreign.stop()
  }
})

test.describe("a second origin that is down", () => {
  test.use({ isUp: false })

  test("is named, with what to do, and the source is shown", async ({ page, places, watched }) => {
    watched.expected.push(/ERR_CONNECTION_REFUSED/)
    await page.goto(`${places.folder}fetch.html`)
    const alert = main(page).getByRole("alert")
    await expect(alert).toContainText(`The sandbox page did not come from ${places.frameOrigin}`, { timeout: 20_000 })
    await expect(alert.getByRole("link")).toHaveAttribute("href", `${places.frameOrigin}/artifact-frame.html`)
    await expect(main(page).locator("iframe")).toHaveCount(0)
    await expect(main(page).getByText("<script>").first()).toBeVisible()
  })
})
