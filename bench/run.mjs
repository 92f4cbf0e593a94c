// `npm run bench`: MLflow's own UI and ours in turn, on the same server with the same data, in new browsers each time.
//   npm run bench -- --only runs,chart   some of: runs, experiments, run, chart
//   npm run bench -- --repeat 3          visits of each page (5)
//   npm run bench -- --no-write          leave RESULTS.md as it is
import { execFileSync } from "node:child_process"
import { writeFileSync } from "node:fs"
import { cpus } from "node:os"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"

import { ensureBrowser } from "../scripts/browser.mjs"
import { buildAll } from "../scripts/build.mjs"
import { table } from "./report.mjs"
import { VISITS } from "./rows.mjs"
import { openStage } from "./stage.mjs"
import { mlflowUi, tracklightUi } from "./uis.mjs"

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    repeat: { type: "string", default: "5" },
    "no-write": { type: "boolean", default: false },
    "no-build": { type: "boolean", default: false },
  },
})
const names = values.only?.split(",") ?? Object.keys(VISITS)
const unknown = names.filter((name) => !(name in VISITS))
if (unknown.length > 0) throw new Error(`--only knows ${Object.keys(VISITS).join(", ")}, not ${unknown.join(", ")}`)
const repeat = Number(values.repeat)

if (!values["no-build"]) await buildAll()
const executablePath = await ensureBrowser()
const stage = await openStage()
/** @type {{ MLflow: import("./rows.mjs").Values[]; Tracklight: import("./rows.mjs").Values[] }} */
const measured = { MLflow: [], Tracklight: [] }
try {
  await measureAll()
} finally {
  await stage.stop()
}
const result = table(measured)
console.log(`\n${result}`)
// Only the whole is worth keeping.
if (!values["no-write"] && values.only === undefined) writeResults()

async function measureAll() {
  for (let round = 1; round <= repeat; round += 1) {
    for (const name of names) {
      // In turn, so that a machine that slows down slows both.
      for (const ui of [mlflowUi(stage), tracklightUi(stage)]) {
        const values = (await VISITS[name]?.({ executablePath, ui })) ?? {}
        measured[ui.name].push(values)
        console.error(`${round}/${repeat} ${name.padEnd(11)} ${ui.name.padEnd(10)} ${JSON.stringify(rounded(values))}`)
      }
    }
  }
}

function rounded(/** @type {import("./rows.mjs").Values} */ all) {
  return Object.fromEntries(Object.entries(all).map(([id, value]) => [id, Math.round(value)]))
}

function writeResults() {
  const command = ["npm run bench", ...(repeat === 5 ? [] : ["--", "--repeat", repeat])].join(" ")
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim()
  const text = `# Side by side with MLflow's own UI

Medians of ${repeat} cold visits each, in turn, on one machine (${cpus().length} cores), on the same MLflow ${stage.version} (SQLite, one
worker) with 1,000 experiments, one of 10,000 runs (20 params, 20 metrics) and one of 100 runs with 2,000 steps. Each visit has a browser of its
own, with nothing in its caches, that was started two seconds before. Times are from the start of the navigation until a person sees it; the three with
a budget of a quarter are taken by a clock in the page, with nothing else attached to it (\`bench/quiet.mjs\` says why). Tracklight is served by its own server, which asks MLflow for it.

Made with \`${command}\` on ${new Date().toISOString().slice(0, 10)} at ${commit}.

${result}

- MLflow draws about 320 sampled points a line on its metric page; Tracklight draws all 2,000.
- MLflow shows the first 100 runs; Tracklight loads all 10,000 in the background and is scrolled with all of them in the table.
- "A plain client" fetches the same answers in the same order through the same server and does nothing with them.
`
  writeFileSync(fileURLToPath(new URL("RESULTS.md", import.meta.url)), text)
}
