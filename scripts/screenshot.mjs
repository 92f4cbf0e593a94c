// `npm run screenshot`: the picture in the README, taken of the demo as it is built now.
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { fileURLToPath } from "node:url"

import { chromium } from "@playwright/test"

import { ensureBrowser } from "./browser.mjs"
import { buildAll } from "./build.mjs"
import { answers, freePort, start } from "./processes.mjs"

const root = fileURLToPath(new URL("..", import.meta.url))
const EXPERIMENT = "curves"

await buildAll()
const folder = await mkdtemp(path.join(tmpdir(), "tracklight-screenshot-"))
const port = String(await freePort())
const log = path.join(folder, "log")
const args = [path.join(root, "build", "server", "main.js"), "--port", port, "--no-open"]
const started = start({ program: process.execPath, args, cwd: folder, log, remove: folder })
try {
  const address = `http://127.0.0.1:${port}`
  await answers({ url: `${address}/config.json`, started, log })
  await takePicture(address, path.join(root, "docs", "screenshot.png"))
} finally {
  await started.stop()
  await rm(folder, { recursive: true, force: true })
}

async function takePicture(/** @type {string} */ address, /** @type {string} */ file) {
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: ["--no-sandbox"] })
  try {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
      deviceScaleFactor: 1.5,
      colorScheme: "light",
      timezoneId: "UTC",
      reducedMotion: "reduce",
    })
    page.setDefaultTimeout(120_000)
    await page.goto(`${address}/#/s/demo/experiments/${await experimentId(address)}?view=split&find=loss`)
    await page.getByText(/^All [\d,]+ runs loaded$/).waitFor()
    const figures = page.getByRole("figure")
    await figures.first().waitFor()
    // The charts in sight say how many points they draw once they are there.
    for (const figure of await figures.all()) await figure.getByText(/^all [\d,]+ points$/).waitFor()
    await page.evaluate(() => document.fonts.ready)
    await page.screenshot({ path: file })
    console.log(path.relative(root, file))
  } finally {
    await browser.close()
  }
}

async function experimentId(/** @type {string} */ address) {
  const response = await fetch(`${address}/proxy/demo/api/2.0/mlflow/experiments/search`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ max_results: 1000 }),
  })
  const { experiments } = await response.json()
  const found = experiments.find((/** @type {any} */ { name }) => name.endsWith(`/${EXPERIMENT}`))
  if (found === undefined) throw new Error(`The demo has no experiment called ${EXPERIMENT}`)
  return found.experiment_id
}
