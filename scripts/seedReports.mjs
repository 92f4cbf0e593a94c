// What the reports of the last runs say of the tests that quote lines of docs/seeds.md.
import path from "node:path"

import { idsOf } from "./seedLines.mjs"

/**
 * @typedef {{ readonly ids: readonly string[]; readonly file: string; readonly title: string; readonly state: "passed" | "failed" | "skipped" }} Outcome
 * @typedef {{ readonly id: string; readonly kind: string; readonly passed: "yes" | "NO" | "not run" | "open"; readonly test: string }} Row
 */

const PASSED = new Set(["passed", "expected", "flaky"])
const FAILED = new Set(["failed", "unexpected"])
/** @returns {Outcome["state"]} */
const stateOf = (/** @type {string} */ word) => (PASSED.has(word) ? "passed" : FAILED.has(word) ? "failed" : "skipped")

/** A line of the checklist in the title of a test, or of a describe around it. */
const quoted = (/** @type {readonly string[]} */ titles) => [...new Set(titles.flatMap(idsOf))]

/**
 * Of vitest's json reporter. Files by their path from the root.
 * @returns {readonly Outcome[]}
 */
export const vitestOutcomes = (/** @type {any} */ report, /** @type {string} */ root) =>
  report.testResults.flatMap((/** @type {any} */ file) =>
    file.assertionResults.map((/** @type {any} */ { title, ancestorTitles, status }) => ({
      ids: quoted([...ancestorTitles, title]),
      file: path.relative(root, file.name).replaceAll("\\", "/"),
      title: [...ancestorTitles, title].join(" > "),
      state: stateOf(status),
    })),
  )

/**
 * Of Playwright's json reporter: each test once for each kind of server.
 * @returns {readonly Outcome[]}
 */
export const playwrightOutcomes = (/** @type {any} */ report) =>
  report.suites.flatMap((/** @type {any} */ suite) => inSuite(suite, []))

/** @returns {readonly Outcome[]} */
function inSuite(/** @type {any} */ suite, /** @type {readonly string[]} */ above) {
  const own = suite.specs.flatMap((/** @type {any} */ spec) =>
    spec.tests.map((/** @type {any} */ { projectName, status }) => ({
      ids: quoted([...above, spec.title]),
      file: path.posix.join("e2e/journeys", path.posix.basename(spec.file)),
      title: `[${projectName}] ${[...above, spec.title].join(" > ")}`,
      state: stateOf(status),
    })),
  )
  const below = (suite.suites ?? []).flatMap((/** @type {any} */ inner) => inSuite(inner, [...above, inner.title]))
  return [...own, ...below]
}

/**
 * One row a line. What is open is never called passed, whatever its tests say.
 * @param {readonly import("./seedLines.mjs").Line[]} lines
 * @param {readonly Outcome[]} outcomes
 * @returns {readonly Row[]}
 */
export const tableOf = (lines, outcomes) =>
  lines.map(({ id, kind, note, open }) => {
    const tests = outcomes.filter(({ ids }) => ids.includes(id))
    const ran = tests.filter(({ state }) => state !== "skipped")
    if (open === "in part" || (open === "yes" && tests.length === 0)) return { id, kind, passed: "open", test: note }
    const failed = ran.find(({ state }) => state === "failed")
    const shown = failed ?? ran[0] ?? tests[0]
    const more = tests.length > 1 ? ` (and ${tests.length - 1} more)` : ""
    const test = shown === undefined ? "" : `${shown.file} > ${shown.title}${more}`
    return { id, kind, passed: failed !== undefined ? "NO" : ran.length > 0 ? "yes" : "not run", test }
  })

/** For a terminal, and for an issue: Markdown whose columns stand below each other. */
export function printed(/** @type {readonly Row[]} */ rows) {
  const cells = [
    ["id", "kind", "passed", "test"],
    ...rows.map(({ id, kind, passed, test }) => [id, kind, passed, test.replaceAll("|", "\\|")]),
  ]
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  const lines = cells.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`)
  const rule = `| ${[...widths, 4].map((width) => "-".repeat(width)).join(" | ")} |`
  return [lines[0], rule, ...lines.slice(1)].join("\n")
}
