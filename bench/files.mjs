// `npm run bench:files`: large files of a real MLflow, opened one after the other, in new browsers each time.
//   npm run bench:files -- --only csv,json   some of: log, csv, parquet, json, picture, text
//   npm run bench:files -- --repeat 5        visits of each file (3)
import { execFileSync } from "node:child_process"
import { writeFileSync } from "node:fs"
import { cpus } from "node:os"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"

import { ensureBrowser } from "../scripts/browser.mjs"
import { buildWhenNeeded } from "../scripts/build.mjs"
import { runPython } from "../scripts/trackingServers.mjs"
import { firstSight } from "./quiet.mjs"
import { openStage } from "./stage.mjs"
import { seen, startBrowser, tasks, visit } from "./visit.mjs"

/**
 * `press`: what a person presses then. `whole`: all of it is there, where that comes by itself or was asked for.
 * @typedef {{ readonly first: Sight; readonly press?: string; readonly whole?: Sight }} Opening
 * @typedef {Opening & { readonly file: string; readonly what: string }} LargeFile
 * @typedef {import("./uis.mjs").Sight} Sight
 */

const LINES = { selector: '[aria-label="Lines"]', texts: ["INFO step 0 "] }
const ROWS = { selector: "main [role=grid] [role=row]", texts: ["customer 0"] }

const LOG = { file: "lines.log", what: "log of 200,000 lines", first: LINES, whole: told("200,000 lines") }

/** @type {Record<string, LargeFile>} */
const FILES = {
  log: LOG,
  csv: { file: "rows.csv", what: "CSV of 50,000 rows", first: ROWS, whole: told("All 50,000 rows.") },
  parquet: { file: "rows.parquet", what: "Parquet of 1,000,000 rows", first: ROWS },
  json: { file: "tree.json", what: "JSON of 50 MB", first: { selector: "main [role=tree] [role=treeitem]" } },
  picture: {
    file: "picture.png",
    what: "PNG of 8,000 × 8,000",
    first: told("This picture has 8,000 × 8,000 pixels"),
    press: "Draw it",
    whole: { selector: 'section[aria-label="Picture"]', texts: ["8,000 × 8,000 pixels"] },
  },
  text: { file: "text.txt", what: "text of 100 MB", first: LINES },
}

/** @returns {Sight} */
function told(/** @type {string} */ text) {
  return { selector: "main", texts: [text] }
}

const { values } = parseArgs({ options: { only: { type: "string" }, repeat: { type: "string", default: "3" } } })
const names = values.only?.split(",") ?? Object.keys(FILES)
const repeat = Number(values.repeat)

await buildWhenNeeded()
const executablePath = await ensureBrowser()
const stage = await openStage()
/** @type {string[]} */
const rows = []
try {
  const printed = await runPython([fileURLToPath(new URL("files.py", import.meta.url)), stage.mlflow])
  const place = JSON.parse(printed.trim().split("\n").at(-1) ?? "")
  const run = `${stage.tracklight}/#/s/mlflow/experiments/${place.experimentId}/runs/${place.runId}/artifacts`
  // The server loads its own code with the first file that it is asked for.
  await measure(LOG, `${run}?path=${LOG.file}`)
  for (const name of names) {
    const large = FILES[name]
    if (large === undefined) throw new Error(`--only knows ${Object.keys(FILES).join(", ")}, not ${name}`)
    rows.push(await rowOf(large, `${run}?path=${large.file}`))
    console.error(rows.at(-1))
  }
} finally {
  await stage.stop()
}
const table = [
  "| file | first seen | all of it | longest task | tasks > 200 ms |",
  "|---|--:|--:|--:|--:|",
  ...rows,
].join("\n")
console.log(`\n${table}`)
if (values.only === undefined) writeResults()

async function rowOf(/** @type {LargeFile} */ { what, ...opening }, /** @type {string} */ url) {
  const visits = []
  for (let round = 0; round < repeat; round += 1) visits.push(await measure(opening, url))
  const median = (/** @type {"first" | "whole" | "longest" | "above200"} */ key) =>
    visits.map((one) => one[key]).toSorted((one, other) => one - other)[Math.floor((repeat - 1) / 2)] ?? 0
  const ms = (/** @type {number} */ value) => `${Math.round(value).toLocaleString("en-US")} ms`
  const read = opening.whole === undefined ? "–" : ms(median("whole"))
  return `| ${what} | ${ms(median("first"))} | ${read} | ${ms(median("longest"))} | ${median("above200")} |`
}

async function measure(/** @type {Opening} */ { first, press, whole }, /** @type {string} */ url) {
  const firstMs = await firstSight(executablePath, { url, first })
  const browser = await startBrowser(executablePath)
  try {
    const opened = await visit(browser, url)
    await seen(opened, first)
    if (press !== undefined) await opened.page.getByRole("button", { name: press }).click()
    const wholeMs = whole === undefined ? 0 : await seen(opened, whole)
    return { first: firstMs, whole: wholeMs, ...(await tasks(opened)) }
  } finally {
    await browser.close()
  }
}

function writeResults() {
  const command = ["npm run bench:files", ...(repeat === 3 ? [] : ["--", "--repeat", repeat])].join(" ")
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim()
  const text = `# Large files

Medians of ${repeat} cold visits each, on one machine (${cpus().length} cores), from MLflow ${stage.version} through Tracklight's own server. Times are from the start of the
navigation to the page with the file: they include the start of the app. What is first seen is timed as in RESULTS.md, with nothing attached to the page. The goal is a first row within a second, and no task above 200 ms.

Made with \`${command}\` on ${new Date().toISOString().slice(0, 10)} at ${commit}.

${table}

- Of text and JSON the first part is read by ranges of bytes, and more when it is asked for; of Parquet the footer and one group of rows.
`
  writeFileSync(fileURLToPath(new URL("FILES.md", import.meta.url)), text)
}
