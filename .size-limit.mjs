// Budgets of what a browser really loads: a chunk with all that it imports statically, found in the built files.
import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"

const assets = path.join("dist", "assets")
const chunks = readdirSync(assets).filter((name) => name.endsWith(".js"))
const page = readFileSync(path.join("dist", "index.html"), "utf8")
const entries = [...page.matchAll(/src="\.\/assets\/([^"]+\.js)"/g)].map(([, name]) => name)
if (entries.length === 0) throw new Error("dist/index.html starts no script: run npm run build")

/** The chunk that holds a module which is loaded lazily has that module's name. */
function chunkOf(name) {
  const found = chunks.filter((chunk) => chunk.replace(/-[\w-]{8}\.js$/, "") === name)
  if (found.length !== 1) throw new Error(`${name} has ${found.length} chunks of its own instead of one`)
  return found[0]
}

function withImports(chunk, found = new Set()) {
  if (found.has(chunk)) return found
  found.add(chunk)
  const text = readFileSync(path.join(assets, chunk), "utf8")
  for (const [, next] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) withImports(next, found)
  return found
}

const loadedBy = (...names) => new Set(names.flatMap((name) => [...withImports(name)]))
const budget = (name, files, limit) => ({
  name,
  path: [...files].map((file) => path.join(assets, file)),
  limit,
  gzip: true,
})

const modulesIn = (folder, ending) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(`${ending}.tsx`))
    .map((file) => path.basename(file, ".tsx"))

const pages = modulesIn(path.join("src", "pages"), "Page").filter((name) =>
  chunks.some((chunk) => chunk.startsWith(`${name}-`)),
)
const viewers = modulesIn(path.join("src", "viewers"), "View")

const routes = pages.map((page) => ({ page, files: loadedBy(...entries, chunkOf(page)) }))
/** What the browser has whichever page it began with: what is fetched later comes on top of it. */
const start = new Set(
  [...loadedBy(...entries, ...pages.map(chunkOf))].filter((file) => routes.every(({ files }) => files.has(file))),
)
const chart = chunkOf("LineChart")

export default [
  ...routes.map(({ page, files }) => budget(`first route ${page}`, files, "200 kB")),
  budget(
    "charts",
    [...loadedBy(chart)].filter((file) => !start.has(file)),
    "150 kB",
  ),
  budget(
    "notes in markdown",
    [...loadedBy(chunkOf("MarkdownText"))].filter((file) => !start.has(file)),
    "60 kB",
  ),
  ...viewers.map((viewer) =>
    budget(
      `viewer ${viewer}`,
      [...loadedBy(chunkOf(viewer))].filter((file) => !start.has(file)),
      "100 kB",
    ),
  ),
]
