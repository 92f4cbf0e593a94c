/** Command line before config file before defaults; tokens from the environment where nothing else gives one. */
import { basic, bearer, labelOf, newId, readAddress, readNamedAddress, slug } from "./address"
import type { CommandLine } from "./cli"
import type { FileConfig, FileServer } from "./config"
import type { ConfiguredServer, ServerOptions, Upstream } from "./options"
import { UsageError } from "./usageError"

type Environment = Readonly<Record<string, string | undefined>>

/** Two servers, so that comparing across servers can be tried at once. */
const DEMO = ["demo", "laptop=demo:small"]

export function resolveOptions(line: CommandLine, file: FileConfig, environment: Environment = {}): ServerOptions {
  const isReadOnly = line.isReadOnly || (file.readOnly ?? false)
  const servers = withIds(wantedServers(line, file)).map((server) => ({
    ...server,
    isReadOnly: server.isReadOnly || isReadOnly,
  }))
  return {
    servers: withTokens(servers, environment),
    host: line.host ?? file.host ?? "127.0.0.1",
    port: line.port ?? file.port,
    allowHosts: [...line.allowHosts, ...(file.allowHosts ?? [])],
    embedParents: file.embed?.parents ?? [],
    artifactScripts: file.artifactScripts ?? [],
    directOrigins: file.directOrigins,
    opensBrowser: line.opensBrowser,
    logsRequests: line.logsRequests,
  }
}

function wantedServers({ addresses }: CommandLine, file: FileConfig): readonly Wanted[] {
  if (addresses.length > 0) return addresses.map(fromCommandLine)
  return file.servers?.map(fromFile) ?? DEMO.map(fromCommandLine)
}

type Wanted = Omit<ConfiguredServer, "id" | "label"> & {
  readonly id: string | undefined
  readonly label: string | undefined
}

function fromCommandLine(text: string): Wanted {
  const { name, upstream } = readNamedAddress(text)
  return { id: name === undefined ? undefined : slug(name), label: name, isReadOnly: false, upstream }
}

function fromFile(server: FileServer): Wanted {
  const upstream = readAddress(server.address)
  return {
    id: server.id,
    label: server.label,
    isReadOnly: server.readOnly ?? false,
    trackingUri: server.trackingUri,
    upstream: upstream.kind === "http" ? { ...upstream, authorization: authorizationOf(server, upstream) } : upstream,
  }
}

function authorizationOf(server: FileServer, upstream: Upstream & { kind: "http" }): string | undefined {
  if (server.token !== undefined && server.username !== undefined) {
    throw new UsageError(`The server ${upstream.address} has a token and a username: give one of them.`)
  }
  if (server.token !== undefined) return bearer(server.token)
  if (server.username !== undefined) return basic(server.username, server.password ?? "")
  return upstream.authorization
}

function withIds(wanted: readonly Wanted[]): readonly ConfiguredServer[] {
  const taken = wanted.flatMap(({ id }) => id ?? [])
  const twice = taken.find((id, index) => taken.indexOf(id) !== index)
  if (twice !== undefined) throw new UsageError(`Two servers are called "${twice}".`)
  return wanted.map((server) => {
    const id = server.id ?? newId(server.upstream, taken)
    taken.push(id)
    return { ...server, id, label: server.label ?? labelOf(server.upstream) }
  })
}

/** One token is never offered to several servers: the wrong one would learn it. */
function withTokens(servers: readonly ConfiguredServer[], environment: Environment): readonly ConfiguredServer[] {
  const bare = servers.filter(({ upstream }) => upstream.kind === "http" && upstream.authorization === undefined)
  const common = environment["TRACKLIGHT_TOKEN"]
  const unnamed = bare.filter(({ id }) => environment[tokenName(id)] === undefined)
  if (common !== undefined && unnamed.length > 1) {
    const names = unnamed.map(({ id }) => tokenName(id)).join(" or ")
    throw new UsageError(`TRACKLIGHT_TOKEN is for one server, and there are ${unnamed.length}. Set ${names} instead.`)
  }
  return servers.map((server) => {
    const token = environment[tokenName(server.id)] ?? common
    if (token === undefined || token === "" || !bare.includes(server) || server.upstream.kind !== "http") return server
    return { ...server, upstream: { ...server.upstream, authorization: bearer(token) } }
  })
}

const tokenName = (id: string): string => `TRACKLIGHT_TOKEN_${id.toUpperCase().replaceAll("-", "_")}`
