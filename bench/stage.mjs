// What is measured: a real MLflow on SQLite with the content of seed.py, its own UI, and ours in front of the same server.
import { createHash } from "node:crypto"
import { existsSync } from "node:fs"
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { fileURLToPath } from "node:url"

import { answers, freePort, start } from "../scripts/processes.mjs"
import { ensurePython } from "../scripts/python.mjs"
import { runPython } from "../scripts/trackingServers.mjs"

const here = fileURLToPath(new URL(".", import.meta.url))
const root = path.join(here, "..")
const cache = path.join(root, "node_modules", ".cache", "tracklight")

/**
 * @typedef {{ readonly experimentId: string; readonly runIds: readonly string[] }} Seeded
 * @typedef {{ readonly manyRuns: Seeded; readonly curves: Seeded }} Content
 * @typedef {{ readonly mlflow: string; readonly tracklight: string; readonly content: Content; readonly version: string; readonly stop: () => Promise<void> }} Stage
 */

/** @returns {Promise<Stage>} */
export async function openStage() {
  const kept = await ensureSeed()
  const folder = await mkdtemp(path.join(tmpdir(), "tracklight-bench-"))
  // A copy, because MLflow's own UI writes into the store when it is opened.
  await cp(path.join(kept, "mlflow.db"), path.join(folder, "mlflow.db"))
  const mlflow = await startMlflow(folder)
  const tracklight = await startTracklight(folder, mlflow.address)
  return {
    mlflow: mlflow.address,
    tracklight: tracklight.address,
    content: JSON.parse(await readFile(path.join(kept, "content.json"), "utf8")),
    version: await (await fetch(`${mlflow.address}/version`)).text(),
    stop: async () => {
      await tracklight.stop()
      await mlflow.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Seeding takes half a minute; the result is kept by the text of the seed and of the list of packages. */
async function ensureSeed() {
  const hash = createHash("sha256")
  for (const file of ["seed.py", "../e2e/requirements.txt"]) hash.update(await readFile(path.join(here, file)))
  const folder = path.join(cache, `bench-${hash.digest("hex").slice(0, 12)}`)
  if (existsSync(path.join(folder, "content.json"))) return folder
  console.error("Seeding 10,000 runs, 100 curves and 1,000 experiments (once)")
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const database = path.join(folder, "mlflow.db")
  const printed = await runPython([path.join(here, "seed.py"), database, path.join(folder, "artifacts")])
  await writeFile(path.join(folder, "content.json"), printed.trim().split("\n").at(-1) ?? "")
  return folder
}

async function startMlflow(/** @type {string} */ folder) {
  const { mlflow, env } = await ensurePython()
  const port = String(await freePort())
  const store = `sqlite:///${path.join(folder, "mlflow.db")}`
  const args = ["server", "--host", "127.0.0.1", "--port", port, "--workers", "1", "--backend-store-uri", store]
  const artifacts = ["--artifacts-destination", path.join(folder, "artifacts")]
  return up({ program: mlflow, args: [...args, ...artifacts], env, folder, port, path: "/health" })
}

async function startTracklight(/** @type {string} */ folder, /** @type {string} */ mlflow) {
  const port = String(await freePort())
  const program = path.join(root, "build", "server", "main.js")
  const args = [program, `mlflow=${mlflow}`, "--port", port, "--no-open"]
  return up({ program: process.execPath, args, env: process.env, folder, port, path: "/config.json" })
}

async function up(/** @type {any} */ { program, args, env, folder, port, path: probe }) {
  const log = path.join(folder, `${port}.log`)
  const address = `http://127.0.0.1:${port}`
  const started = start({ program, args, env, cwd: folder, log })
  await answers({ url: `${address}${probe}`, started, log })
  return { address, stop: started.stop }
}
