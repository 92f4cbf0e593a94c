/** Command line before config file before defaults. */
import type { CommandLine } from "./cli"
import type { FileConfig } from "./config"
import type { ServerOptions } from "./options"
import { resolveServers } from "./resolveServers"
import type { World } from "./sign-in/world"

export const resolveOptions = (line: CommandLine, file: FileConfig, world: World): ServerOptions => ({
  servers: resolveServers(line, file, world),
  host: line.host ?? file.host ?? "127.0.0.1",
  port: line.port ?? file.port,
  allowHosts: [...line.allowHosts, ...(file.allowHosts ?? [])],
  embedParents: file.embed?.parents ?? [],
  artifactScripts: file.artifactScripts ?? [],
  directOrigins: file.directOrigins,
  storageOrigins: file.storageOrigins ?? [],
  opensBrowser: line.opensBrowser,
  logsRequests: line.logsRequests,
})
