// Runs the checks one after the other and adds up what they say.
import { spawn } from "node:child_process"
import { readFile, rm } from "node:fs/promises"
import path from "node:path"
import { fileURLToPath } from "node:url"

export const root = fileURLToPath(new URL("..", import.meta.url))
const reports = path.join(root, "node_modules", ".cache", "tracklight", "reports")

/**
 * @typedef {{ readonly passed: number; readonly failed: number; readonly failures?: readonly string[] }} Count
 *   `failures`: one text for each that failed, with its reason where the report has one
 * @typedef {{ readonly name: string; readonly command: readonly string[]; readonly count?: (report: unknown) => Count }} Step
 */

/** Where a step's runner writes its JSON. */
export const reportOf = (/** @type {string} */ name) => path.join(reports, `${name.replaceAll(/\W+/g, "-")}.json`)

/**
 * Runs every step, also after one has failed; a step without a report counts as one check.
 * @param {readonly Step[]} steps
 * @returns {Promise<Count>}
 */
export async function runSteps(steps) {
  const total = { passed: 0, failed: 0, failures: /** @type {string[]} */ ([]) }
  for (const step of steps) {
    const { passed, failed, failures } = await runStep(step)
    total.passed += passed
    total.failed += failed
    total.failures.push(...failures.map((failure) => `${step.name}: ${failure}`))
  }
  return total
}

async function runStep(/** @type {Step} */ { name, command, count }) {
  console.log(`\n── ${name}: ${command.join(" ")}`)
  const started = Date.now()
  await rm(reportOf(name), { force: true })
  const code = await execute(command)
  const counted = count === undefined ? undefined : await read(name, count)
  const failed = counted?.failed ?? 0
  // A runner that ends badly without a failed test (a crash, a broken file) is a failure too.
  const result = {
    passed: counted?.passed ?? (code === 0 ? 1 : 0),
    failed: code === 0 ? failed : Math.max(1, failed),
    failures: counted?.failures ?? (code === 0 ? [] : [`ended with code ${code}`]),
  }
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  console.log(`── ${name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`)
  return result
}

async function read(/** @type {string} */ name, /** @type {(report: unknown) => Count} */ count) {
  try {
    return count(JSON.parse(await readFile(reportOf(name), "utf8")))
  } catch {
    return { passed: 0, failed: 1 } // no report: the runner did not get that far
  }
}

function execute(/** @type {readonly string[]} */ [program = "", ...args]) {
  return new Promise((resolve) => {
    const env = {
      ...process.env,
      PATH: `${path.join(root, "node_modules", ".bin")}${path.delimiter}${process.env.PATH ?? ""}`,
    }
    const child = spawn(program, args, {
      cwd: root,
      env,
      stdio: ["ignore", "inherit", "inherit"],
      shell: process.platform === "win32",
    })
    child.on("error", () => resolve(127))
    child.on("exit", (code) => resolve(code ?? 1))
  })
}

/**
 * The report of vitest's json reporter.
 * @returns {Count}
 */
export const vitestCount = (/** @type {any} */ report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
  failures: report.testResults.flatMap((/** @type {any} */ file) => [
    ...(file.message ? [`${path.relative(root, file.name)}: ${file.message}`] : []),
    ...file.assertionResults
      .filter((/** @type {any} */ { status }) => status === "failed")
      .map(
        (/** @type {any} */ { fullName, failureMessages }) =>
          `${path.relative(root, file.name)} > ${fullName}\n${failureMessages.join("\n")}`,
      ),
  ]),
})

/**
 * The report of Playwright's json reporter; a flaky test has passed in the end.
 * @returns {Count}
 */
export const playwrightCount = (/** @type {any} */ report) => ({
  passed: report.stats.expected + report.stats.flaky,
  failed: report.stats.unexpected,
  failures: [...specsOf(report.suites)]
    .filter(({ ok }) => !ok)
    .map(
      ({ file, title, tests }) => `${file} > ${title} (${tests.map((/** @type {any} */ test) => test.projectName)})`,
    ),
})

/** @returns {Generator<any>} */
function* specsOf(/** @type {any} */ suites) {
  for (const suite of suites ?? []) {
    yield* suite.specs
    yield* specsOf(suite.suites)
  }
}

/** Says what failed once more, where it is found, and the sum as the last line; leaves it in the exit code. */
export function finish(/** @type {Count} */ { passed, failed, failures = [] }) {
  for (const failure of failures) console.log(`\nFAILED ${failure.slice(0, 2000)}`)
  console.log(`\n${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1
}
