// `npm start`: builds when something has changed since the last build, then becomes the server.
import { existsSync } from "node:fs"
import { readdir, stat } from "node:fs/promises"
import path from "node:path"
import { fileURLToPath } from "node:url"

const root = fileURLToPath(new URL("..", import.meta.url))
const server = path.join(root, "build", "server", "main.js")
const OUTPUTS = [path.join(root, "dist", "index.html"), server]
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

/** True when the newest source is younger than the oldest output. */
async function needsBuild() {
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

if (!process.argv.includes("--help") && (await needsBuild())) {
  console.error("Building (once, and again after changes)")
  const { buildAll } = await import("./build.mjs")
  await buildAll()
}
if (!existsSync(server)) {
  console.error("build/server/main.js is missing: run npm run build")
  process.exit(1)
}
await import(server)
