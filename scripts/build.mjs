// Builds the app into dist/ and the server into build/, and compresses once what every visitor loads.
import { readdir, readFile, writeFile } from "node:fs/promises"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { brotliCompress, constants, gzip } from "node:zlib"

import { build } from "vite"

const root = fileURLToPath(new URL("..", import.meta.url))
const COMPRESSIBLE = /\.(js|css|svg|html|json|wasm|txt)$/
/** Smaller files do not get smaller on the wire. */
const WORTH_BYTES = 1024
/** Beyond it the last tenth of the size takes nine tenths of the time; only few visitors load such a file at all. */
const LARGE_BYTES = 1_000_000

export async function buildAll() {
  const common = { root, logLevel: /** @type {const} */ ("warn") }
  await build({ ...common, configFile: path.join(root, "vite.config.ts") })
  await build({ ...common, configFile: path.join(root, "vite.server.config.ts") })
  await compressFolder(path.join(root, "dist"))
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
