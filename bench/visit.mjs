// One cold visit of one page, and what can be read from it.
import { gzipSync } from "node:zlib"

import { chromium } from "@playwright/test"

/** Longer than the slowest thing that is measured on a slow machine. */
export const PATIENCE_MS = 240_000
/** A browser that has just started is busy with itself; a person opens the page in one that runs. */
export const STARTED_MS = 2_000
/** Long tasks just after the first row belong to the same wait. */
const SETTLE_MS = 1_500

/**
 * @typedef {{ readonly url: string; readonly method: string; readonly body: string | null; readonly start: number; end: number }} Call
 * @typedef {{ readonly browser: import("@playwright/test").Browser; readonly page: import("@playwright/test").Page; readonly calls: readonly Call[]; readonly scripts: readonly import("@playwright/test").Request[] }} Visit
 */

/** @returns {Promise<import("@playwright/test").Browser>} */
export async function startBrowser(/** @type {string} */ executablePath) {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] })
  await (await browser.newPage()).waitForTimeout(STARTED_MS)
  return browser
}

/**
 * A new context has an empty cache, so every visit is a first one.
 * @returns {Promise<Visit>}
 */
export async function visit(/** @type {import("@playwright/test").Browser} */ browser, /** @type {string} */ url) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.addInitScript(watchLongTasks)
  /** @type {Call[]} */
  const calls = []
  /** @type {import("@playwright/test").Request[]} */
  const scripts = []
  page.on("requestfinished", (request) => {
    if (request.resourceType() === "script") scripts.push(request)
  })
  page.on("request", (request) => {
    if (!/\/(ajax-)?api\/|\/proxy\//.test(request.url())) return
    const [method, body] = [request.method(), request.postData()]
    /** @type {Call} */
    const call = { url: request.url(), method, body, start: Date.now(), end: Number.POSITIVE_INFINITY }
    calls.push(call)
    // One that the page lets go of once it has read the body counts as ended, as it does for the page.
    const end = (/** @type {unknown} */ ended) => {
      if (ended === request) call.end = Math.min(call.end, Date.now())
    }
    page.on("requestfinished", end).on("requestfailed", end)
  })
  await page.goto(url, { waitUntil: "commit" })
  return { browser, page, calls, scripts }
}

function watchLongTasks() {
  const lengths = []
  Object.assign(window, { longTasks: lengths })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) lengths.push(entry.duration)
  }).observe({ type: "longtask", buffered: true })
}

/**
 * Resolves to the milliseconds since the start of the navigation at which a person sees it.
 * @returns {Promise<number>}
 */
export async function seen(/** @type {Visit} */ { page }, /** @type {import("./uis.mjs").Sight} */ sight) {
  const found = await page.waitForFunction(isSeen, sight, { polling: "raf", timeout: PATIENCE_MS })
  return Number(await found.jsonValue())
}

/**
 * Runs in the page, at each frame: cheap, and the same for both. The milliseconds since the start of the navigation, or not yet.
 * @returns {number | false}
 */
export function isSeen(/** @type {import("./uis.mjs").Sight} */ { selector, texts = [], count = 1, painted = false }) {
  const found = [...document.querySelectorAll(selector)]
  if (found.length < count) return false
  if (painted) return found.some(hasInk) && performance.now()
  const isThere = texts.every((text) => found.some((element) => element.textContent?.includes(text)))
  return isThere && found.some((element) => element.getBoundingClientRect().height > 0) && performance.now()

  function hasInk(/** @type {any} */ canvas) {
    if (canvas.width === 0 || canvas.height === 0) return false
    const small = Object.assign(document.createElement("canvas"), { width: 64, height: 32 })
    const context = small.getContext("2d")
    context?.drawImage(canvas, 0, 0, 64, 32)
    return context?.getImageData(0, 0, 64, 32).data.some((value) => value !== 0) ?? false
  }
}

/** Tasks longer than 50 ms block a click that falls into them; beyond 200 ms a person feels it. */
export async function tasks(/** @type {Visit} */ { page }) {
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
  /** @type {number[]} */
  const lengths = await page.evaluate("window.longTasks")
  return {
    sum: lengths.reduce((sum, length) => sum + length, 0),
    longest: Math.max(0, ...lengths),
    above200: lengths.filter((length) => length > 200).length,
  }
}

/** What came until now. Weighed only when asked: fetching and compressing it takes the machine that draws the page. */
export async function scriptBytes(/** @type {Visit} */ { scripts }) {
  const sizes = await Promise.all(scripts.map(sizeOf))
  return {
    sent: sizes.reduce((sum, { sent }) => sum + sent, 0),
    gzipped: sizes.reduce((sum, { gzipped }) => sum + gzipped, 0),
  }
}

async function sizeOf(/** @type {import("@playwright/test").Request} */ request) {
  const [{ responseBodySize }, response] = await Promise.all([request.sizes(), request.response()])
  const body = (await response?.body().catch(() => undefined)) ?? Buffer.alloc(0)
  return { sent: responseBodySize, gzipped: gzipSync(body, { level: 9 }).length }
}
