// A Python with the packages of a list in e2e/, kept under node_modules/.cache and built when it is missing.
// `node scripts/python.mjs` prints where it is; `node scripts/python.mjs <args>` runs it.
import { execFile, spawn } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync } from "node:fs"
import { readFile, rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"

import { alone } from "./alone.mjs"
import { canInstallPackages, installPackages } from "./debian.mjs"

const run = promisify(execFile)
const root = fileURLToPath(new URL("..", import.meta.url))
const cache = path.join(root, "node_modules", ".cache", "tracklight")
const isWindows = process.platform === "win32"
const NAMES = ["python3", "python", "python3.13", "python3.12", "python3.11", "python3.10", "python3.14"]

/** @typedef {"requirements.txt" | "requirements-azureml.txt" | "requirements-mlflow2.txt"} List */
/** @typedef {{ readonly python: string; readonly mlflow: string; readonly program: (name: string) => string; readonly env: NodeJS.ProcessEnv }} Python */

/**
 * Resolves to the programs of the environment; the first call on a machine takes minutes.
 * @param {List} list
 * @returns {Promise<Python>}
 */
export async function ensurePython(list = "requirements.txt") {
  const base = await findPython()
  const requirements = path.join(root, "e2e", list)
  const folder = path.join(cache, `venv-${await fingerprint(requirements, base.version)}`)
  const complete = path.join(folder, "complete")
  if (!existsSync(complete)) await alone(folder, () => build({ command: base.command, requirements, folder, complete }))
  return programs(folder)
}

/** The name says what is inside, so a change of the list or of Python makes a new one. */
async function fingerprint(/** @type {string} */ requirements, /** @type {string} */ version) {
  const text = await readFile(requirements)
  return createHash("sha256").update(text).update(version).digest("hex").slice(0, 12)
}

async function findPython() {
  const named = process.env.PYTHON
  for (const command of named === undefined ? NAMES : [named]) {
    const version = await versionOf(command)
    if (version !== undefined) return { command, version }
  }
  throw new Error(
    `Python 3.10 or later is needed for the tests on real servers and was not found${named === undefined ? "" : ` as ${named}`}. ` +
      "Install it, or name it: PYTHON=/path/to/python3 npm test",
  )
}

async function versionOf(/** @type {string} */ command) {
  const question = "import sys; print('%d.%d' % sys.version_info[:2] if sys.version_info >= (3, 10) else '')"
  try {
    const { stdout } = await run(command, ["-c", question])
    return stdout.trim() || undefined
  } catch {
    return undefined
  }
}

/** @param {{ command: string; requirements: string; folder: string; complete: string }} environment */
async function build({ command, requirements, folder, complete }) {
  if (existsSync(complete)) return
  console.error(
    `Installing e2e/${path.basename(requirements)} into ${path.relative(root, folder)} (once; a minute or two)`,
  )
  await rm(folder, { recursive: true, force: true })
  await makeEnvironment(command, folder)
  const { python } = programs(folder)
  await stream(python, [
    "-m",
    "pip",
    "install",
    "-qq",
    "--disable-pip-version-check",
    "--no-input",
    "--only-binary=:all:",
    "-r",
    requirements,
  ])
  await writeFile(complete, "")
}

async function makeEnvironment(/** @type {string} */ command, /** @type {string} */ folder) {
  try {
    await run(command, ["-m", "venv", folder])
  } catch (error) {
    // Debian's python3 comes without the part of venv that brings pip.
    if (!(await canInstallPackages())) {
      throw new Error(`${command} cannot make a virtual environment; on Debian: apt-get install python3-venv`, {
        cause: error,
      })
    }
    await installPackages(["python3-venv"])
    await rm(folder, { recursive: true, force: true })
    await run(command, ["-m", "venv", folder])
  }
}

/** @returns {Python} */
function programs(/** @type {string} */ folder) {
  const bin = path.join(folder, isWindows ? "Scripts" : "bin")
  const program = (/** @type {string} */ name) => path.join(bin, isWindows ? `${name}.exe` : name)
  const env = {
    ...process.env,
    PATH: `${bin}${path.delimiter}${process.env.PATH ?? ""}`,
    VIRTUAL_ENV: folder,
    PYTHONUNBUFFERED: "1",
    // Nothing of the machine's own settings may reach the servers under test, and nothing is reported to anybody.
    MLFLOW_DISABLE_TELEMETRY: "true",
    DO_NOT_TRACK: "true",
  }
  for (const name of Object.keys(env))
    if (/^(MLFLOW_TRACKING|MLFLOW_REGISTRY|FML_|PYTHONPATH$|PYTHONHOME$)/.test(name)) delete env[name]
  return { python: program("python"), mlflow: program("mlflow"), program, env }
}

function stream(/** @type {string} */ command, /** @type {string[]} */ args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["ignore", 2, 2] })
    child.on("error", reject)
    child.on("exit", (code) =>
      code === 0 ? resolve(undefined) : reject(new Error(`${command} ${args.join(" ")} ended with ${code}`)),
    )
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const { python, env } = await ensurePython()
    const args = process.argv.slice(2)
    if (args.length === 0) console.log(python)
    else spawn(python, args, { env, stdio: "inherit" }).on("exit", (code) => (process.exitCode = code ?? 1))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
