// What a bare Debian or Ubuntu machine lacks, installed when we are root there (a container of a CI), never elsewhere.
import { execFile } from "node:child_process"
import { existsSync } from "node:fs"
import { promisify } from "node:util"

const run = promisify(execFile)

/** True only for root on a Debian system: nobody is ever asked for a password. */
export async function canInstallPackages() {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return false
  return run("apt-get", ["--version"]).then(
    () => true,
    () => false,
  )
}

/** @param {string[]} names */
export async function installPackages(names) {
  console.error(`Installing ${names.join(", ")} with apt-get`)
  const options = { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" }, maxBuffer: 64 * 1024 * 1024 }
  await run("apt-get", ["update", "-qq"], options)
  await run("apt-get", ["install", "-qq", "--yes", "--no-install-recommends", ...names], options)
}
