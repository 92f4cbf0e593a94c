/** Command line before config file before defaults. */
import type { CommandLine } from "./cli"
import type { FileConfig } from "./config"
import type { ServerOptions } from "./options"
import { resolveServers } from "./resolveServers"
import type { World } from "./sign-in/world"

export function resolveOptions(line: CommandLine, file: FileConfig, world: World): ServerOptions {
  const servers = resolveServers(line, file, world)
  const ids = new Set(servers.map(({ id }) => id))
  return {
    servers,
    // Addresses on the command line take the place of the servers that the file speaks of.
    links: (file.links ?? []).filter(({ primary, mirror }) => ids.has(primary) && ids.has(mirror)),
    host: line.host ?? file.host ?? "127.0.0.1",
    port: line.port ?? file.port,
    allowHosts: [...line.allowHosts, ...(file.allowHosts ?? [])],
    embedParents: file.embed?.parents ?? [],
    artifactScripts: file.artifactScripts ?? [],
    directOrigins: file.directOrigins,
    storageOrigins: file.storageOrigins ?? [],
    opensBrowser: line.opensBrowser,
    logsRequests: line.logsRequests,
  }
}
