/** The program: reads what it is told, serves, prints one line, and ends without leaving anything behind. */
import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"

import { createApp } from "./app"
import { HELP, readCommandLine } from "./cli"
import { CONFIG_FILE, readConfig } from "./config"
import { createGate } from "./credentials"
import { listen } from "./listen"
import { openBrowser } from "./openBrowser"
import { injectsCredential, type ServerOptions } from "./options"
import { resolveOptions } from "./resolveOptions"
import { thisWorld } from "./sign-in/world"
import { UsageError } from "./usageError"

/** From `build/server/main.js`. */
const DIST = fileURLToPath(new URL("../../dist", import.meta.url))

async function main(): Promise<void> {
  const line = readCommandLine(process.argv.slice(2))
  if (line.asksForHelp) {
    process.stdout.write(`${HELP}\n`)
    return
  }
  const file = existsSync(CONFIG_FILE) ? readConfig(readFileSync(CONFIG_FILE, "utf8")) : {}
  const options = resolveOptions(line, file, thisWorld(process.env))
  const gate = injectsCredential(options.servers) ? createGate() : undefined
  const app = await createApp(options, { distFolder: DIST, gate })
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => void app.close().finally(() => process.exit(0)))
  }
  const port = await listen(app, options)
  if (isOwnOrigin(options, port)) {
    await app.close()
    throw new UsageError(
      `${CONFIG_FILE}: artifactFrameUrl: http://${shownHost(options)}:${port} is where Tracklight itself is opened; the sandbox page needs another host name`,
    )
  }
  const url = `http://${shownHost(options)}:${port}/${gate === undefined ? "" : `?${gate.startQuery}`}`
  process.stdout.write(`Tracklight: ${url}\n`)
  if (options.opensBrowser && process.stdout.isTTY && process.env["CI"] === undefined) openBrowser(url)
}

const isOwnOrigin = (options: ServerOptions, port: number): boolean =>
  options.artifactFrameUrl !== undefined &&
  new URL(options.artifactFrameUrl).origin === new URL(`http://${shownHost(options)}:${port}`).origin

/** A wildcard is an address to listen on, not one to open. */
function shownHost({ host }: ServerOptions): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1"
  return host.includes(":") ? `[${host}]` : host
}

try {
  await main()
} catch (error) {
  console.error(error instanceof UsageError ? error.message : error)
  process.exitCode = 1
}
