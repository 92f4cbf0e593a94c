// Programs started for a test or a measurement, which end with it whatever happens.
import { spawn } from "node:child_process"
import { closeSync, openSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { createServer } from "node:net"
import { fileURLToPath } from "node:url"

const guard = fileURLToPath(new URL("guard.mjs", import.meta.url))

/**
 * @typedef {{ readonly pid: number | undefined; readonly hasEnded: () => boolean; readonly ended: Promise<number>; readonly stop: () => Promise<void> }} Started
 * @typedef {{ program: string; args: readonly string[]; env?: NodeJS.ProcessEnv; cwd?: string; log: string; remove?: string }} Program
 */

/**
 * Starts a program under the guard; everything it prints goes to the file `log`. The folder `remove` goes when it ends.
 * @param {Program} program
 * @returns {Started}
 */
export function start({ program, args, env = process.env, cwd, log, remove = "-" }) {
  const file = openSync(log, "a")
  const child = spawn(process.execPath, [guard, remove, program, ...args], { env, cwd, stdio: ["pipe", file, file] })
  closeSync(file)
  let isOver = false
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => {
    child.on("exit", (code) => {
      isOver = true
      resolve(code ?? 1)
    })
  })
  return {
    pid: child.pid,
    hasEnded: () => isOver,
    ended,
    stop: async () => {
      child.stdin.end() // the guard does the rest
      await ended
    },
  }
}

/** A port that was free a moment ago, for programs that cannot choose one themselves. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on("error", reject)
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address()
      const port = typeof address === "object" && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}

/**
 * Resolves to the first group of `pattern` once the program has printed it; fails as `answers` does.
 * @param {{ pattern: RegExp; started: Started; log: string }} options
 */
export async function prints({ pattern, started, log }) {
  const deadline = Date.now() + 120_000
  for (;;) {
    const printed = await readFile(log, "utf8").catch(() => "")
    const found = pattern.exec(printed)?.[1]
    if (found !== undefined) return found
    if (started.hasEnded() || Date.now() > deadline)
      throw new Error(`A program did not start. It printed:\n${printed.slice(-4000)}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/**
 * Resolves when `url` answers 200; fails when the program has ended or after two minutes, with what it printed last.
 * @param {{ url: string; started: Started; log: string; headers?: Record<string, string> }} options
 */
export async function answers({ url, started, log, headers = {} }) {
  const deadline = Date.now() + 120_000
  for (;;) {
    const isUp = await fetch(url, { headers, signal: AbortSignal.timeout(5000) }).then(
      (response) => response.ok,
      () => false,
    )
    if (isUp) return
    if (started.hasEnded() || Date.now() > deadline) {
      const printed = await readFile(log, "utf8").catch(() => "")
      throw new Error(`${url} does not answer. Its program printed:\n${printed.slice(-4000)}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}
