import { createSocket } from "node:dgram"

import type { BrowserContext, Page } from "@playwright/test"

import { expectNothingRan, watchCanary } from "~e2e/fixtures/canary"
import { startForeignSite } from "~e2e/fixtures/foreignSite"
import { openLogged } from "~e2e/fixtures/openLogged"
import { main } from "~e2e/fixtures/pages"
import { OF_THE_SANDBOX } from "~e2e/fixtures/sandbox"
import { storedOn } from "~e2e/fixtures/stored"
import { expect, test as base, urlOf } from "~e2e/fixtures/test"
import { startTracklight } from "~e2e/fixtures/tracklight"

/** The run of the hostile demo whose files try to get out of where they are shown, without the name of one. */
const test = base.extend<{ folder: string; hits: string[] }>({
  url: async ({}, use) => use(urlOf("hostile")),
  hits: async ({ context, watched }, use) => {
    watched.expected.push(...OF_THE_SANDBOX)
    await use(await watchCanary(context))
  },
  folder: async ({ request, url }, use) => use(await folderOn(request, url)),
})

async function folderOn(request: Parameters<typeof storedOn>[0], url: string): Promise<string> {
  const run = (await storedOn(request, { url, server: "demo" }).runs()).find(({ name }) => name === "hostile files")
  return `${run?.path}/artifacts?path=`
}

const PAGES = ["storage", "parent", "top", "popup", "fetch", "beacon", "script", "worker", "form", "frames", "messages"]
  .concat("dialogs", "rights")
  .map((name) => `${name}.html`)
/** These leave their frame, or try to: nothing of theirs is left to be read. */
const LEAVING = ["leaves.html", "refresh.html", "saves.html"]
const OTHERS = ["drawing.svg", "README.md", "page.txt", "keys.json"]

test("every hostile file is walked here", async ({ request, url }) => {
  const stored = storedOn(request, { url, server: "demo" })
  const run = (await stored.runs()).find(({ name }) => name === "hostile files")
  expect((await stored.files(run?.id ?? "")).toSorted()).toEqual([...PAGES, ...LEAVING, ...OTHERS].toSorted())
})

const insideOf = (page: Page, file: string) => page.getByTitle(`Page ${file}`).contentFrame()

for (const file of PAGES)
  test(`${file} runs without the origin of the app, and reaches nothing`, async ({ page, folder, hits, url }) => {
    await page.goto(`${folder}${file}`)
    await expect(insideOf(page, file).locator("#ran")).toHaveText("ran in null")
    await expect(page.getByTitle(`Page ${file}`)).toHaveAttribute("sandbox", "allow-scripts")
    await expectNothingRan(page, { hits, origin: url })
    expect(page.context().pages()).toHaveLength(1)
  })

for (const file of LEAVING)
  test(`${file} leaves its frame and arrives nowhere`, async ({ page, folder, hits, url, watched }) => {
    watched.expected.push(/^console error: policy violation: frame-src/, /frame-src 'self'/)
    const blocked = page.waitForEvent("console", (message) => message.text().includes("frame-src"))
    await page.goto(`${folder}${file}`)
    expect((await blocked).text()).toContain("canary.test")
    await expectNothingRan(page, { hits, origin: url })
  })

for (const file of OTHERS)
  test(`${file} is text, a picture or a tree`, async ({ page, folder, hits, url }) => {
    await page.goto(`${folder}${file}`)
    await expect(main(page).getByRole("navigation", { name: "Path of the artifact" })).toContainText(file)
    await expect(main(page).locator("[aria-busy=true]")).toHaveCount(0)
    await expect(main(page).locator("iframe")).toHaveCount(0)
    await expectNothingRan(page, { hits, origin: url })
  })

test("an SVG is drawn as a picture of a blob", async ({ page, folder, hits, url }) => {
  await page.goto(`${folder}drawing.svg`)
  const picture = main(page).getByRole("img", { name: "drawing.svg" })
  await expect(picture).toHaveAttribute("src", /^blob:/)
  await expect(picture).toHaveJSProperty("naturalWidth", 90)
  await expectNothingRan(page, { hits, origin: url })
})

test("a page makes no call of its own to a peer, which no policy forbids", async ({ page, hits, url, fill }) => {
  const packets: number[] = []
  const socket = createSocket("udp4").on("message", ({ length }) => packets.push(length))
  await new Promise<void>((resolve) => {
    socket.bind(0, "127.0.0.1", resolve)
  })
  const data = `<p id="ran"></p><script>const done = () => { document.getElementById("ran").textContent = "done" }
try { const call = new RTCPeerConnection({ iceServers: [{ urls: "stun:127.0.0.1:${socket.address().port}" }] })
  call.onicegatheringstatechange = () => { if (call.iceGatheringState === "complete") done() }
  call.createDataChannel("x"); call.createOffer().then((offer) => call.setLocalDescription(offer)) } catch { done() }</script>`
  await openLogged(fill, { name: "calls.html", data })
  await expect(insideOf(page, "calls.html").locator("#ran")).toHaveText("done")
  socket.close()
  expect(packets).toEqual([])
  await expectNothingRan(page, { hits, origin: url })
})

const vega = (parts: object) =>
  JSON.stringify({
    $schema: "https://vega.github.io/schema/vega/v6.json",
    width: 100,
    height: 50,
    usermeta: { embedOptions: { renderer: "svg" } },
    ...parts,
  })
const drawn = { type: "text", encode: { enter: { text: { value: "drawn" }, y: { value: 20 } } } }
const CHARTS = [
  {
    name: "addresses.json",
    data: vega({
      data: [{ name: "rows", url: "https://canary.test/rows.json" }],
      marks: [
        { type: "image", encode: { enter: { url: { value: "https://canary.test/picture.png" } } } },
        { type: "symbol", encode: { enter: { href: { value: "https://canary.test/link" }, size: { value: 9999 } } } },
        drawn,
      ],
    }),
    shows: "drawn",
  },
  {
    name: "expression.json",
    data: vega({
      signals: [
        { name: "out", init: "[].constructor.constructor('parent.__pwn = fetch(\"https://canary.test/x\")')()" },
      ],
      marks: [drawn],
    }),
    shows: /^This figure cannot be drawn: /,
  },
  {
    // What stands beside the pointer is built of the words of the figure, as elements and a picture.
    name: "tooltip.json",
    data: vega({
      marks: [
        {
          ...drawn,
          encode: {
            enter: {
              ...drawn.encode.enter,
              tooltip: { value: { image: "https://canary.test/tip.png", title: "<img src=x onerror=parent.__pwn=1>" } },
            },
          },
        },
      ],
    }),
    shows: "drawn",
  },
]

for (const { name, data, shows } of CHARTS)
  test(`a chart of Vega reaches nothing: ${name}`, async ({ page, hits, url, fill }) => {
    await openLogged(fill, { name, data })
    const frame = page.getByTitle(`Figure ${name}`)
    const text = frame.contentFrame().getByText(shows)
    await expect(text).toBeVisible()
    await expect(frame).toHaveAttribute("sandbox", "allow-scripts")
    await text.hover()
    await text.click()
    await expectNothingRan(page, { hits, origin: url })
    expect(page.context().pages()).toHaveLength(1)
  })

/** As on a static host that sends no headers of its own: only what is written in the page holds. */
async function withoutHeaders(context: BrowserContext): Promise<void> {
  await context.route("**/artifact-frame.html", async (route) => {
    const response = await route.fetch()
    await route.fulfill({ status: 200, contentType: "text/html; charset=utf-8", body: await response.text() })
  })
}

for (const file of ["fetch.html", "beacon.html", "storage.html", "parent.html", "top.html"])
  test(`${file} reaches nothing on a host that sends no headers either`, async ({
    page,
    context,
    folder,
    hits,
    url,
  }) => {
    await withoutHeaders(context)
    await page.goto(`${folder}${file}`)
    await expect(insideOf(page, file).locator("#ran")).toHaveText("ran in null")
    await expectNothingRan(page, { hits, origin: url })
  })

test("the sandbox page shows nothing outside a sandbox", async ({ page, context, url, hits }) => {
  await withoutHeaders(context)
  await page.goto(`${url}/artifact-frame.html`)
  await page.evaluate(() => window.postMessage({ t: "render", html: "<script>window.__pwn = 1</script>" }, "*"))
  await expect(page.getByText("shows artifacts inside Tracklight")).toBeVisible()
  expect(await page.evaluate(() => "__pwn" in window)).toBe(false)
  expect(hits).toEqual([])
})

test("a page runs in the app inside a portal too", async ({ page, request, watched, hits }) => {
  const portal = await startForeignSite()
  const servers = [{ id: "demo", address: "demo:hostile" }]
  const tracklight = await startTracklight({ servers, embed: { parents: [portal.origin] } })
  watched.origins.add(portal.origin).add(new URL(tracklight.url).origin)
  try {
    portal.frame(`${tracklight.url}${await folderOn(request, tracklight.url)}parent.html&amp;embed=1`)
    await page.goto(portal.origin)
    const inner = page.frameLocator("iframe").getByTitle("Page parent.html").contentFrame()
    await expect(inner.locator("#ran")).toHaveText("ran in null")
    expect(await page.evaluate(() => "__pwn" in window)).toBe(false)
    expect(hits).toEqual([])
  } finally {
    await tracklight.stop()
    await portal.stop()
  }
})
