// What docs/seeds.md asks for and which tests quote it. Read from text alone, so that a test can hold both to each other.
import { readdir, readFile } from "node:fs/promises"
import path from "node:path"

/**
 * `note`: where in the app, and for a line without its test who owns it.
 * `open`: "no" = a test holds it; "yes" = waits for its first test; "in part" = open although tests quote it.
 * @typedef {{ readonly id: string; readonly kind: string; readonly line: string; readonly note: string; readonly open: "no" | "yes" | "in part" }} Line
 */

/** @returns {readonly Line[]} */
export const readLines = (/** @type {string} */ markdown) =>
  markdown.split("\n").flatMap((row) => {
    const [, id = "", kind = "", line = "", note = ""] = /^\|([^|]*)\|([^|]*)\|([^|]*)\|([^|]*)\|$/.exec(row) ?? []
    return /^\s*\d\.\d+\s*$/.test(id)
      ? [{ id: id.trim(), kind: kind.trim(), line: line.trim(), note: note.trim(), open: openness(note.trim()) }]
      : []
  })

const openness = (/** @type {string} */ note) =>
  note.startsWith("Open: ") ? "yes" : note.startsWith("In part: ") ? "in part" : "no"

const IDS = /^(\d\.\d{1,2}(?:, \d\.\d{1,2})*): \S/

/** The ids at the front of a title: `1.7, 1.8: a workspace by its parts`. */
export const idsOf = (/** @type {string} */ title) => IDS.exec(title)?.[1]?.split(", ") ?? []

/** The ids of all titles in the source of a test, those of the tables of test.each too. */
export const quotedIds = (/** @type {string} */ source) => [
  ...new Set(
    [...source.matchAll(/["'`](\d\.\d{1,2}(?:, \d\.\d{1,2})*: \S)/g)].flatMap(([, title = ""]) => idsOf(title)),
  ),
]

const FOLDERS = ["src", "server", "scripts", "e2e"]

/**
 * The files of tests that quote ids, by their path from the root.
 * @returns {Promise<ReadonlyMap<string, readonly string[]>>}
 */
export async function quotingFiles(/** @type {string} */ root) {
  const files = await Promise.all(
    FOLDERS.map(async (folder) =>
      (await readdir(path.join(root, folder), { recursive: true })).map((file) => path.posix.join(folder, file)),
    ),
  )
  const tests = files
    .flat()
    .map((file) => file.replaceAll("\\", "/"))
    // Its own test shows what titles look like.
    .filter((file) => /\.(test|spec)\.tsx?$/.test(file) && file !== "scripts/seeds.test.ts")
    .toSorted()
  const quoted = await Promise.all(
    tests.map(async (file) => /** @type {const} */ ([file, quotedIds(await readFile(path.join(root, file), "utf8"))])),
  )
  return new Map(quoted.filter(([, ids]) => ids.length > 0))
}

/** The lines of the checklist of this project. */
export const checklist = async (/** @type {string} */ root) =>
  readLines(await readFile(path.join(root, "docs", "seeds.md"), "utf8"))
