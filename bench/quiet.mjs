// A cold visit with nothing attached to the page but a clock. Playwright attaches a debugger: it hears of each request, reads
// each answer's headers, and has every error's stack written down (React makes five while it loads, and V8 parses the whole
// script again for their lines). That takes from a page of 0.4 s more than a tenth of a second, which no person waits for.
import { spawn } from "node:child_process"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"

import { isSeen, PATIENCE_MS, STARTED_MS } from "./visit.mjs"

const VIEW = { width: 1440, height: 900, deviceScaleFactor: 1, mobile: false }
const ARGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]

/**
 * Resolves to the milliseconds since the start of the navigation at which a person sees it.
 * @param {string} executablePath
 * @param {{ readonly url: string; readonly first: import("./uis.mjs").Sight }} page
 * @returns {Promise<number>}
 */
export async function firstSight(executablePath, { url, first }) {
  const browser = await start(executablePath)
  try {
    await new Promise((resolve) => setTimeout(resolve, STARTED_MS))
    const { targetId } = await browser.send("Target.createTarget", { url: "about:blank" })
    const { sessionId } = await browser.send("Target.attachToTarget", { targetId, flatten: true })
    const inPage = (/** @type {string} */ method, /** @type {object} */ params = {}) =>
      browser.send(method, params, sessionId)
    await inPage("Page.enable")
    await inPage("Emulation.setDeviceMetricsOverride", VIEW)
    const source = `(${watch.toString()})(${isSeen.toString()}, ${JSON.stringify(first)}, ${PATIENCE_MS})`
    await inPage("Page.addScriptToEvaluateOnNewDocument", { source })
    await inPage("Page.navigate", { url })
    const told = await inPage("Runtime.evaluate", {
      expression: "window.seenAt",
      awaitPromise: true,
      returnByValue: true,
    })
    if (typeof told.result.value !== "number") throw new Error(`${url}: ${JSON.stringify(told)}`)
    return told.result.value
  } finally {
    await browser.close()
  }
}

/** Runs in the page before anything of it. */
function watch(
  /** @type {typeof isSeen} */ look,
  /** @type {import("./uis.mjs").Sight} */ sight,
  /** @type {number} */ patienceMs,
) {
  const seenAt = new Promise((resolve) => {
    const frame = () => {
      const at = look(sight)
      if (at !== false) resolve(at)
      else if (performance.now() > patienceMs) resolve(`not seen in ${patienceMs} ms`)
      else requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
  Object.assign(window, { seenAt })
}

/** A browser that is spoken to by its own protocol, over two pipes: messages of JSON, each ended by a zero. */
async function start(/** @type {string} */ executablePath) {
  const profile = await mkdtemp(path.join(tmpdir(), "tracklight-bench-browser-"))
  const args = [...ARGS, "--remote-debugging-pipe", `--user-data-dir=${profile}`]
  const child = spawn(executablePath, args, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] })
  const ended = new Promise((resolve) => child.once("exit", resolve))
  const [, , , toBrowser, fromBrowser] = /** @type {any[]} */ (child.stdio)
  /** @type {Map<number, (answer: any) => void>} */
  const waiting = new Map()
  let rest = ""
  fromBrowser.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
    const messages = (rest + text).split("\0")
    rest = messages.pop() ?? ""
    for (const message of messages.map((one) => JSON.parse(one))) waiting.get(message.id)?.(message)
  })
  let last = 0
  /** @returns {Promise<any>} */
  const send = (/** @type {string} */ method, /** @type {object} */ params = {}, /** @type {string=} */ sessionId) =>
    new Promise((resolve, reject) => {
      const id = (last += 1)
      waiting.set(id, ({ result, error }) => {
        waiting.delete(id)
        if (error === undefined) resolve(result)
        else reject(new Error(`${method}: ${error.message}`))
      })
      toBrowser.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })
  const close = async () => {
    child.kill()
    await ended
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  return { send, close }
}
