// The rows of the table, and the visits that give their numbers. A visit gives several: opening a page is what takes long.
import { floorOf } from "./floor.mjs"
import { hoverFrames, scrollFrames } from "./frames.mjs"
import { firstSight } from "./quiet.mjs"
import { scriptBytes, seen, startBrowser, tasks, visit } from "./visit.mjs"

/**
 * @typedef {Record<string, number>} Values
 * @typedef {{ readonly executablePath: string; readonly ui: import("./uis.mjs").Ui }} Scene
 * @typedef {{ readonly id: string; readonly label: string; readonly unit: "ms" | "kB" | ""; readonly budget?: string; readonly holds?: (ours: number, theirs: number) => boolean }} Row
 */

const atMost = (/** @type {number} */ limit) => (/** @type {number} */ ours) => ours <= limit
const share = (/** @type {number} */ part) => (/** @type {number} */ ours, /** @type {number} */ theirs) =>
  ours <= theirs * part

/** @type {readonly Row[]} */
export const ROWS = [
  { id: "runs", label: "10,000 runs: first row", unit: "ms", budget: "≤ 1/4", holds: share(1 / 4) },
  { id: "jsSent", label: "… JavaScript until then, as sent", unit: "kB" },
  { id: "jsGzipped", label: "… JavaScript until then, gzipped", unit: "kB", budget: "≤ 200 kB", holds: atMost(200) },
  { id: "longTasks", label: "… long tasks (> 50 ms), sum", unit: "ms" },
  { id: "above200", label: "… tasks > 200 ms", unit: "", budget: "0", holds: atMost(0) },
  { id: "scroll", label: "… scroll, p95 frame", unit: "ms", budget: "≤ 33 ms", holds: atMost(33) },
  { id: "allRuns", label: "… all 10,000 loaded", unit: "ms" },
  { id: "allRunsFloor", label: "… a plain client for the same bytes", unit: "ms" },
  { id: "experiments", label: "1,000 experiments: first row", unit: "ms", budget: "≤ 1/4", holds: share(1 / 4) },
  { id: "run", label: "A run: metrics and params", unit: "ms", budget: "≤ 1/4", holds: share(1 / 4) },
  { id: "firstLine", label: "100 runs × 2,000 steps: first lines", unit: "ms" },
  { id: "allLines", label: "… all lines", unit: "ms", budget: "≤ 0.6", holds: share(0.6) },
  { id: "allLinesFloor", label: "… a plain client for the same bytes", unit: "ms" },
  { id: "hover", label: "… hover, p95 frame", unit: "ms", budget: "≤ 33 ms", holds: atMost(33) },
]

/** @type {Record<string, (scene: Scene) => Promise<Values>>} */
export const VISITS = { runs: visitRuns, experiments: visitList, run: visitRun, chart: visitChart }

async function visitRuns(/** @type {Scene} */ { executablePath, ui }) {
  const { url, first, all, over = "" } = ui.pages.runs
  const runs = await firstSight(executablePath, ui.pages.runs)
  return withVisit(executablePath, url, async (opened) => {
    await seen(opened, first)
    const bytes = await scriptBytes(opened)
    const { sum, above200 } = await tasks(opened)
    const values = { runs, jsSent: bytes.sent / 1000, jsGzipped: bytes.gzipped / 1000, longTasks: sum, above200 }
    // Ours goes on until all are there, and the table is scrolled with all of them in it.
    const rest = all === undefined ? {} : await timeAndFloor(opened, { sight: all, id: "allRuns" })
    return { ...values, ...rest, scroll: await scrollFrames(opened.page, over) }
  })
}

async function visitList(/** @type {Scene} */ { executablePath, ui: { pages } }) {
  return { experiments: await firstSight(executablePath, pages.experiments) }
}

async function visitRun(/** @type {Scene} */ { executablePath, ui: { pages } }) {
  return { run: await firstSight(executablePath, pages.run) }
}

async function visitChart(/** @type {Scene} */ { executablePath, ui }) {
  const { url, first, all = first, over = "" } = ui.pages.chart
  return withVisit(executablePath, url, async (opened) => {
    const firstLine = await seen(opened, first)
    const isOurs = ui.name === "Tracklight"
    const rest = isOurs
      ? await timeAndFloor(opened, { sight: all, id: "allLines" })
      : { allLines: await seen(opened, all) }
    return { firstLine, ...rest, hover: await hoverFrames(opened.page, over) }
  })
}

/**
 * @param {import("./visit.mjs").Visit} opened
 * @param {{ sight: import("./uis.mjs").Sight; id: string }} what
 * @returns {Promise<Values>}
 */
async function timeAndFloor(opened, { sight, id }) {
  const time = await seen(opened, sight)
  return { [id]: time, [`${id}Floor`]: await floorOf(opened) }
}

/**
 * @template T
 * @param {string} executablePath
 * @param {string} url
 * @param {(opened: import("./visit.mjs").Visit) => Promise<T>} measure
 */
async function withVisit(executablePath, url, measure) {
  const browser = await startBrowser(executablePath)
  try {
    return await measure(await visit(browser, url))
  } finally {
    await browser.close()
  }
}
