// What several runners need is made once: whoever comes second waits for the first.
import { mkdir, readFile, rm, writeFile } from "node:fs/promises"
import path from "node:path"

const PAUSE_MS = 200

/**
 * Runs an action while no other process runs one for the same folder.
 * @template T
 * @param {string} folder the lock stands beside it
 * @param {() => Promise<T>} action
 * @returns {Promise<T>}
 */
export async function alone(folder, action) {
  const lock = `${folder}.lock`
  await mkdir(path.dirname(lock), { recursive: true })
  while (!(await isTaken(lock))) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  try {
    return await action()
  } finally {
    await rm(lock, { force: true })
  }
}

/** The lock of a process that is gone is removed, so that the next try can succeed. */
async function isTaken(/** @type {string} */ lock) {
  try {
    await writeFile(lock, String(process.pid), { flag: "wx" })
    return true
  } catch {
    const owner = Number(await readFile(lock, "utf8").catch(() => "0"))
    if (owner === 0 || !isAlive(owner)) await rm(lock, { force: true })
    return false
  }
}

function isAlive(/** @type {number} */ pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
