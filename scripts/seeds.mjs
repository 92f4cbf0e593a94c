// `npm run seeds`: every line of docs/seeds.md, the test that holds it, and whether that passed. Tests whose result is in
// the reports of the last runs are not run again, unless they have been changed since; `--reports` runs none at all.
import { readFile, stat } from "node:fs/promises"
import path from "node:path"

import { checklist, quotingFiles } from "./seedLines.mjs"
import { playwrightOutcomes, printed, tableOf, vitestOutcomes } from "./seedReports.mjs"
import { playwrightCount, reportOf, root, runSteps, vitestCount } from "./steps.mjs"

/** @typedef {import("./seedReports.mjs").Outcome} Outcome */

const JOURNEYS = "seeds journeys"
const NAMES = ["unit", "doubles", "journeys", "seeds unit", "seeds doubles", JOURNEYS]

/** @returns {Promise<readonly { readonly at: number; readonly outcomes: readonly Outcome[] }[]>} */
async function readReports() {
  const reports = await Promise.all(
    NAMES.map(async (name) => {
      try {
        const { mtimeMs } = await stat(reportOf(name))
        const report = JSON.parse(await readFile(reportOf(name), "utf8"))
        return [
          { at: mtimeMs, outcomes: "suites" in report ? playwrightOutcomes(report) : vitestOutcomes(report, root) },
        ]
      } catch {
        return [] // was not run, or was interrupted
      }
    }),
  )
  return reports.flat()
}

/** Of each file the newest report that names it, if the file has not been changed since. */
async function outcomesOf(/** @type {readonly string[]} */ files) {
  const reports = (await readReports()).toSorted((a, b) => b.at - a.at)
  const found = await Promise.all(
    files.map(async (file) => {
      const { mtimeMs } = await stat(path.join(root, file))
      const report = reports.find(({ outcomes }) => outcomes.some((outcome) => outcome.file === file))
      const isFresh = report !== undefined && report.at >= mtimeMs
      return { file, outcomes: isFresh ? report.outcomes.filter((outcome) => outcome.file === file) : undefined }
    }),
  )
  return {
    outcomes: found.flatMap(({ outcomes = [] }) => outcomes),
    missing: found.filter(({ outcomes }) => outcomes === undefined).map(({ file }) => file),
  }
}

/** @returns {readonly import("./steps.mjs").Step[]} */
function stepsFor(/** @type {readonly string[]} */ files) {
  const journeys = files.filter((file) => file.startsWith("e2e/journeys/"))
  const doubles = files.filter((file) => /^e2e\/(doubles|judges)\//.test(file))
  const unit = files.filter((file) => !journeys.includes(file) && !doubles.includes(file))
  const vitest = (/** @type {string} */ name, /** @type {readonly string[]} */ args) => ({
    name,
    command: ["vitest", "run", ...args, "--reporter=default", "--reporter=json", `--outputFile.json=${reportOf(name)}`],
    count: vitestCount,
  })
  return [
    ...(unit.length > 0 ? [vitest("seeds unit", ["--project=node", "--project=dom", ...unit])] : []),
    ...(doubles.length > 0 ? [vitest("seeds doubles", ["--project=doubles", ...doubles])] : []),
    ...(journeys.length > 0
      ? [
          { name: "build", command: ["node", "scripts/build.mjs"] },
          {
            name: JOURNEYS,
            command: ["node", "scripts/e2e.mjs", ...journeys.map((file) => path.basename(file))],
            count: playwrightCount,
          },
        ]
      : []),
  ]
}

const lines = await checklist(root)
const files = [...(await quotingFiles(root)).keys()]
const { missing } = await outcomesOf(files)
if (!process.argv.includes("--reports")) {
  process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = reportOf(JOURNEYS)
  await runSteps(stepsFor(missing))
}
const rows = tableOf(lines, (await outcomesOf(files)).outcomes)
const count = (/** @type {import("./seedReports.mjs").Row["passed"]} */ passed) =>
  rows.filter((row) => row.passed === passed).length
console.log(`\n${printed(rows)}\n`)
console.log(`${count("yes")} passed, ${count("NO")} failed, ${count("not run")} not run, ${count("open")} open`)
process.exitCode = count("NO") + count("not run") === 0 ? 0 : 1
