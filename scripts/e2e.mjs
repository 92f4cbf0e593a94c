// `npm run e2e -- <what Playwright takes>`: builds when needed, finds a browser, then runs the journeys.
import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"

import { ensureBrowser } from "./browser.mjs"
import { buildWhenNeeded } from "./build.mjs"
import { ensurePython } from "./python.mjs"
import { reportOf, root } from "./steps.mjs"

/** @param {readonly string[]} args */
async function journeys(args) {
  await buildWhenNeeded()
  const wantsOnlyDemo = args.some((arg) => arg === "--project=demo")
  const env = {
    ...process.env,
    CHROMIUM: await ensureBrowser(),
    PLAYWRIGHT_JSON_OUTPUT_FILE: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? reportOf("journeys"),
  }
  if (!wantsOnlyDemo) await ensurePython()
  return new Promise((resolve) => {
    const child = spawn("playwright", ["test", ...args], {
      cwd: root,
      env: { ...env, PATH: `${root}/node_modules/.bin:${process.env.PATH ?? ""}` },
      stdio: "inherit",
      shell: process.platform === "win32",
    })
    child.on("error", () => resolve(127))
    child.on("exit", (code) => resolve(code ?? 1))
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.exitCode = await journeys(process.argv.slice(2))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
