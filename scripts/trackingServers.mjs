// Real tracking servers on free ports, in folders that go away with them: for journeys, parity and measurements.
import { createHash } from "node:crypto"
import { existsSync } from "node:fs"
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { fileURLToPath } from "node:url"

import { alone } from "./alone.mjs"
import { answers, freePort, start } from "./processes.mjs"
import { ensurePython } from "./python.mjs"

const root = fileURLToPath(new URL("..", import.meta.url))
const fixtures = path.join(root, "e2e", "fixtures")
const cache = path.join(root, "node_modules", ".cache", "tracklight")

/**
 * @typedef {keyof typeof commands} Kind
 * @typedef {{ readonly address: string; readonly folder: string; readonly artifacts: string; readonly stop: () => Promise<void> }} TrackingServer
 *   `folder` holds the database, `artifacts` the files of runs
 */

/**
 * An empty server.
 * @param {Kind} kind
 * @returns {Promise<TrackingServer>}
 */
export async function startEmpty(kind) {
  const folder = await mkdtemp(path.join(tmpdir(), `tracklight-${kind}-`))
  return startIn({ kind, folder, artifacts: path.join(folder, "artifacts"), remove: folder })
}

/**
 * A server that holds what e2e/fixtures/content.json promises. The seeds run once and are kept; every start gets its own copy
 * of the database, so that nothing a journey writes is there the next time.
 * @param {Kind} kind
 * @param {readonly string[]} lacks the abilities that it has not: what needs them is not put there
 * @returns {Promise<TrackingServer>}
 */
export async function startSeeded(kind, lacks) {
  const kept = path.join(cache, `seed-${kind}-${await fingerprint(lacks)}`)
  await alone(kept, async () => {
    if (!existsSync(path.join(kept, "complete"))) await seed({ kind, lacks, folder: kept })
  })
  const folder = await mkdtemp(path.join(tmpdir(), `tracklight-${kind}-`))
  await cp(path.join(kept, "store"), path.join(folder, "store"), { recursive: true })
  return startIn({ kind, folder, artifacts: path.join(kept, "artifacts"), remove: folder })
}

/**
 * A server on what a program writes into its two folders: the database into `store`, the files into `artifacts`.
 * @param {Kind} kind
 * @param {(place: { store: string; artifacts: string }) => Promise<void>} fill
 * @returns {Promise<TrackingServer>}
 */
export async function startFilled(kind, fill) {
  const folder = await mkdtemp(path.join(tmpdir(), `tracklight-${kind}-`))
  const artifacts = path.join(folder, "artifacts")
  await mkdir(path.join(folder, "store"))
  await mkdir(artifacts)
  await fill({ store: path.join(folder, "store"), artifacts })
  return startIn({ kind, folder, artifacts, remove: folder })
}

async function fingerprint(/** @type {readonly string[]} */ lacks) {
  const hash = createHash("sha256").update(lacks.join("\n"))
  for (const name of ["seed.py", "content.json", "../requirements.txt", "../requirements-mlflow2.txt"])
    hash.update(await readFile(path.join(fixtures, name)))
  return hash.digest("hex").slice(0, 12)
}

/** @param {{ kind: Kind; lacks: readonly string[]; folder: string }} what */
async function seed({ kind, lacks, folder }) {
  console.error(`Seeding ${kind} through the MLflow client (once)`)
  await rm(folder, { recursive: true, force: true })
  const server = await startIn({ kind, folder, artifacts: path.join(folder, "artifacts"), remove: undefined })
  try {
    await runPython([path.join(fixtures, "seed.py"), server.address, kind, ...lacks])
  } finally {
    await server.stop()
  }
  await writeFile(path.join(folder, "complete"), "")
}

/**
 * Runs a program with the MLflow client to its end and resolves to all that it printed.
 * @param {readonly string[]} args
 */
export async function runPython(args) {
  const { python, env } = await ensurePython()
  const folder = await mkdtemp(path.join(tmpdir(), "tracklight-python-"))
  const log = path.join(folder, "log")
  try {
    const code = await start({ program: python, args, env, cwd: folder, log }).ended
    const printed = await readFile(log, "utf8")
    if (code !== 0) throw new Error(`python ${args.join(" ")} ended with ${code}:\n${printed.slice(-4000)}`)
    return printed
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * @param {{ kind: Kind; folder: string; artifacts: string; remove: string | undefined }} options
 * @returns {Promise<TrackingServer>}
 */
async function startIn({ kind, folder, artifacts, remove }) {
  const store = path.join(folder, "store")
  await mkdir(store, { recursive: true })
  await mkdir(artifacts, { recursive: true })
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const log = path.join(folder, "log")
  const command = await commands[kind]({ port, store, artifacts })
  const started = start({ ...command, cwd: folder, log, ...(remove === undefined ? {} : { remove }) })
  try {
    await answers({ url: `${address}/health`, started, log })
  } catch (error) {
    await started.stop()
    throw error
  }
  return { address, folder, artifacts, stop: started.stop }
}

/** @typedef {{ port: number; store: string; artifacts: string }} Place */

const mlflowArgs = (/** @type {Place} */ { port, store, artifacts }) => [
  "server",
  "--host",
  "127.0.0.1",
  "--port",
  String(port),
  "--workers",
  "1",
  "--backend-store-uri",
  `sqlite:///${path.join(store, "mlflow.db")}`,
  "--artifacts-destination",
  artifacts,
]

/** How each kind that can be installed is started; it answers GET /health once it is there. */
const commands = {
  mlflow: async (/** @type {Place} */ place) => {
    const { mlflow, env } = await ensurePython()
    // Its background jobs are ten more processes that nothing here asks for.
    return { program: mlflow, args: mlflowArgs(place), env: { ...env, MLFLOW_SERVER_ENABLE_JOB_EXECUTION: "false" } }
  },
  // As many still run it: before logged models, sampled histories and the deleting of tags of experiments.
  mlflow2: async (/** @type {Place} */ place) => {
    const { mlflow, env } = await ensurePython("requirements-mlflow2.txt")
    return { program: mlflow, args: mlflowArgs(place), env }
  },
  fasttrackml: async (/** @type {Place} */ { port, store, artifacts }) => {
    const { program, env } = await ensurePython()
    const uri = `sqlite://${path.join(store, "fasttrackml.db")}`
    const args = [
      "server",
      "--listen-address",
      `127.0.0.1:${port}`,
      "--database-uri",
      uri,
      "--default-artifact-root",
      artifacts,
    ]
    return { program: program("fml"), args, env }
  },
}

/** @type {(name: string) => name is Kind} */
export const isReal = (name) => name in commands
