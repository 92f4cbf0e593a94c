// Builds the app into dist/ and the server into build/, and compresses once what every visitor loads.
import { existsSync } from "node:fs"
import { readdir, readFile, stat, writeFile } from "node:fs/promises"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { brotliCompress, constants, gzip } from "node:zlib"

const root = fileURLToPath(new URL("..", import.meta.url))
export const serverProgram = path.join(root, "build", "server", "main.js")
const OUTPUTS = [path.join(root, "dist", "index.html"), serverProgram]
const SOURCES = [
  "src",
  "public",
  "server",
  "mocks",
  "index.html",
  "package-lock.json",
  "vite.config.ts",
  "vite.server.config.ts",
]

const COMPRESSIBLE = /\.(js|css|svg|html|json|wasm|txt)$/
/** Smaller files do not get smaller on the wire. */
const WORTH_BYTES = 1024
/** Beyond it the last tenth of the size takes nine tenths of the time; only few visitors load such a file at all. */
const LARGE_BYTES = 1_000_000

/** Builds when something has changed since the last build. */
export async function buildWhenNeeded() {
  if (!(await isOutdated())) return
  console.error("Building (once, and again after changes)")
  await buildAll()
}

export async function buildAll() {
  // Not needed by those who start what was built elsewhere.
  const { build } = await import("vite")
  const common = { root, logLevel: /** @type {const} */ ("warn") }
  await build({ ...common, configFile: path.join(root, "vite.config.ts") })
  await build({ ...common, configFile: path.join(root, "vite.server.config.ts") })
  await compressFolder(path.join(root, "dist"))
}

/** True when the newest source is younger than the oldest output. */
async function isOutdated() {
  if (!OUTPUTS.every((file) => existsSync(file))) return true
  const outputs = await Promise.all(OUTPUTS.map((file) => stat(file)))
  const built = Math.min(...outputs.map(({ mtimeMs }) => mtimeMs))
  const changed = await Promise.all(SOURCES.map((name) => newest(path.join(root, name))))
  return Math.max(...changed) > built
}

/** @returns {Promise<number>} */
async function newest(/** @type {string} */ place) {
  const { mtimeMs } = await stat(place).catch(() => ({ mtimeMs: 0 }))
  const inside = await readdir(place, { recursive: true, withFileTypes: true }).catch(() => [])
  const times = await Promise.all(
    inside.map(async (entry) => (await stat(path.join(entry.parentPath, entry.name))).mtimeMs),
  )
  return times.reduce((latest, time) => Math.max(latest, time), mtimeMs)
}

async function compressFolder(/** @type {string} */ folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile() && COMPRESSIBLE.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
  await Promise.all(files.map(compressFile))
}

async function compressFile(/** @type {string} */ file) {
  const bytes = await readFile(file)
  if (bytes.length < WORTH_BYTES) return
  const [small, smaller] = await Promise.all([
    promisify(gzip)(bytes, { level: 9 }),
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        [constants.BROTLI_PARAM_QUALITY]: bytes.length < LARGE_BYTES ? constants.BROTLI_MAX_QUALITY : 9,
      },
    }),
  ])
  await Promise.all([writeFile(`${file}.gz`, small), writeFile(`${file}.br`, smaller)])
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll()
