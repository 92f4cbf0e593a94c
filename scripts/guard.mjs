// Runs a program for as long as whoever started us lives: `node guard.mjs <folder to remove at the end, or -> <program> <args>`.
// Our standard input is a pipe from the starter. It closes when the starter ends in any way, SIGKILL included, and then the
// program and all that it started go too: MLflow starts workers that would otherwise stay and hold their port.
import { spawn } from "node:child_process"
import { rmSync } from "node:fs"

const GRACE_MS = 5000
const [folder = "-", program = "", ...args] = process.argv.slice(2)
// A group of its own, so that one signal reaches the program and all its children.
const child = spawn(program, args, { detached: true, stdio: ["ignore", "inherit", "inherit"] })

function signal(/** @type {NodeJS.Signals} */ name) {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, name)
  } catch {
    // the group is gone already
  }
}

function stop() {
  signal("SIGTERM")
  setTimeout(() => signal("SIGKILL"), GRACE_MS)
}

for (const name of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(name, stop)
process.stdin.on("end", stop).on("close", stop).resume()
child.on("error", (error) => {
  console.error(error.message)
  process.exit(127)
})
child.on("exit", (code) => {
  signal("SIGKILL") // workers that outlived it
  if (folder !== "-") rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  process.exit(code ?? 1)
})
