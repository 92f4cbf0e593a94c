// A Chromium for the journeys: one that is installed, else Playwright's own, else Debian's package.
// `node scripts/browser.mjs` prints where it is.
import { execFile } from "node:child_process"
import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"

import { chromium } from "@playwright/test"

import { canInstallPackages, installPackages } from "./debian.mjs"

const run = promisify(execFile)
const NAMES = ["chromium", "google-chrome-stable", "google-chrome", "chromium-browser"]
const FIXED = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"]

/** Resolves to the path of a browser that starts. */
export async function ensureBrowser() {
  const named = process.env.CHROMIUM
  if (named !== undefined) {
    if (await starts(named)) return named
    throw new Error(`CHROMIUM=${named} does not start`)
  }
  return (await findInstalled()) ?? (await download()) ?? (await installDebian()) ?? giveUp()
}

/** The first installed one that starts: Ubuntu's chromium-browser, for one, is a stub without its snap. */
async function findInstalled() {
  const folders = (process.env.PATH ?? "").split(path.delimiter)
  const candidates = [...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...FIXED]
  for (const candidate of [...candidates, chromium.executablePath()]) {
    if (existsSync(candidate) && (await starts(candidate))) return candidate
  }
  return undefined
}

async function download() {
  console.error("No Chromium is installed; asking Playwright for its own")
  try {
    await playwright("install", "--no-shell", "chromium")
    if (!(await starts(chromium.executablePath())) && (await canInstallPackages())) {
      await playwright("install-deps", "chromium")
    }
  } catch {
    return undefined // a network without that host: the Debian package is the next thing to try
  }
  return (await starts(chromium.executablePath())) ? chromium.executablePath() : undefined
}

function playwright(/** @type {string[]} */ ...args) {
  const cli = path.join(path.dirname(createRequire(import.meta.url).resolve("@playwright/test/package.json")), "cli.js")
  return run(process.execPath, [cli, ...args], { timeout: 300_000 })
}

async function installDebian() {
  if (!(await canInstallPackages())) return undefined
  try {
    await installPackages(["chromium", "fonts-dejavu-core"])
  } catch {
    return undefined // Ubuntu has no such package; the message below says what to do
  }
  return findInstalled()
}

/** @returns {never} */
function giveUp() {
  throw new Error(
    "The journeys need a Chromium and none was found. Install one (Debian: apt-get install chromium; " +
      "anywhere: npx playwright install --with-deps chromium), or name it: CHROMIUM=/path/to/chromium npm test",
  )
}

async function starts(/** @type {string} */ command) {
  return run(command, ["--version"], { timeout: 30_000 }).then(
    () => true,
    () => false,
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(await ensureBrowser())
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
