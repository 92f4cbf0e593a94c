/** Command line before config file before defaults. */
import type { CommandLine } from "./cli"
import { CONFIG_FILE, type FileConfig } from "./config"
import type { ConfiguredServer, ServerOptions } from "./options"
import { resolveServers } from "./resolveServers"
import type { World } from "./sign-in/world"
import { UsageError } from "./usageError"

export function resolveOptions(line: CommandLine, file: FileConfig, world: World): ServerOptions {
  const servers = resolveServers(line, file, world)
  checkFrameUrl(file.artifactFrameUrl, servers)
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
    artifactFrameUrl: file.artifactFrameUrl,
    directOrigins: file.directOrigins,
    storageOrigins: file.storageOrigins ?? [],
    opensBrowser: line.opensBrowser,
    logsRequests: line.logsRequests,
  }
}

/** A page on the origin of a tracking server would be one step from acting there as whoever looks at it. */
function checkFrameUrl(frameUrl: string | undefined, servers: readonly ConfiguredServer[]): void {
  if (frameUrl === undefined) return
  const { origin } = new URL(frameUrl)
  const same = servers.find(({ upstream }) => upstream.kind === "http" && new URL(upstream.address).origin === origin)
  if (same === undefined) return
  throw new UsageError(
    `${CONFIG_FILE}: artifactFrameUrl: ${origin} is the origin of the server "${same.id}"; the sandbox page needs one of its own`,
  )
}
