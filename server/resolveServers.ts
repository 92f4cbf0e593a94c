/** Which servers there are, and what each is asked with: its own credential, else one of the environment, else a sign-in. */
import { newId, readAddress, readNamedAddress, slug } from "./address"
import { azureCredential } from "./azuremlAddress"
import type { CommandLine } from "./cli"
import type { FileConfig, FileServer } from "./config"
import { isLoopback } from "./loopback"
import type { ConfiguredServer, Upstream, WebUpstream } from "./options"
import { basic, bearer, type Credential, fixed } from "./sign-in/credential"
import type { World } from "./sign-in/world"
import { UsageError } from "./usageError"

/** Two servers, so that comparing across servers can be tried at once. */
const DEMO = ["demo", "laptop=demo:small"]

type Wanted = ConfiguredServer & {
  /** False: the page asks for a credential, and none is added here. */
  readonly signsIn: boolean
  /** What to say when there is no credential; undefined: the page may ask. */
  readonly lacks: string | undefined
}

export function resolveServers(line: CommandLine, file: FileConfig, world: World): readonly ConfiguredServer[] {
  const isReadOnly = line.isReadOnly || (file.readOnly ?? false)
  const wanted = withIds(wantedServers(line, file, world))
  const tokenOf = tokens(wanted.filter(isBare), world.environment)
  return wanted.map((server) => ({
    id: server.id,
    label: server.label,
    isReadOnly: server.isReadOnly || isReadOnly,
    upstream: signedIn(server, tokenOf(server), world),
  }))
}

type Unnamed = Omit<Wanted, "id"> & { readonly id: string | undefined }

function wantedServers(line: CommandLine, file: FileConfig, world: World): readonly Unnamed[] {
  const signsIn = line.signsIn && file.signIn !== "browser"
  const fromCommandLine = (text: string): Unnamed => {
    const { name, label, upstream, lacks } = readNamedAddress(text, world)
    const id = name === undefined ? undefined : slug(name)
    return { id, label: name ?? label, isReadOnly: false, upstream, signsIn, lacks }
  }
  const fromFile = (server: FileServer): Unnamed => {
    const { label, upstream, lacks } = readAddress(server.address, world)
    return {
      id: server.id,
      label: server.label ?? label,
      isReadOnly: server.readOnly ?? false,
      upstream: withSettings(upstream, server),
      signsIn: line.signsIn && (server.signIn ?? file.signIn) !== "browser",
      lacks,
    }
  }
  if (line.addresses.length > 0) return line.addresses.map(fromCommandLine)
  return file.servers?.map(fromFile) ?? DEMO.map(fromCommandLine)
}

function withSettings(upstream: Upstream, server: FileServer): Upstream {
  if (upstream.kind === "demo") return upstream
  return {
    ...upstream,
    trackingUri: server.trackingUri ?? upstream.trackingUri,
    credential: ownCredential(server, upstream) ?? upstream.credential,
  }
}

function ownCredential({ token, username, password }: FileServer, { address }: WebUpstream): Credential | undefined {
  if (token !== undefined && username !== undefined) {
    throw new UsageError(`The server ${address} has a token and a username: give one of them.`)
  }
  if (token !== undefined) return fixed(bearer(token))
  return username === undefined ? undefined : fixed(basic(username, password ?? ""))
}

function withIds(wanted: readonly Unnamed[]): readonly Wanted[] {
  const taken = wanted.flatMap(({ id }) => id ?? [])
  const twice = taken.find((id, index) => taken.indexOf(id) !== index)
  if (twice !== undefined) throw new UsageError(`Two servers are called "${twice}".`)
  return wanted.map((server) => {
    const id = server.id ?? newId(server.label, taken)
    taken.push(id)
    return { ...server, id }
  })
}

const isBare = ({ upstream, signsIn }: Wanted): boolean =>
  upstream.kind === "http" && signsIn && upstream.credential === undefined

/** Those of the environment. One token is never offered to several servers: the wrong one would learn it. */
function tokens(bare: readonly Wanted[], environment: World["environment"]): (server: Wanted) => string | undefined {
  const common = environment["TRACKLIGHT_TOKEN"]
  const unnamed = bare.filter(({ id }) => environment[tokenName(id)] === undefined)
  if (common !== undefined && unnamed.length > 1) {
    const names = unnamed.map(({ id }) => tokenName(id)).join(" or ")
    throw new UsageError(`TRACKLIGHT_TOKEN is for one server, and there are ${unnamed.length}. Set ${names} instead.`)
  }
  return (server) => (bare.includes(server) ? (environment[tokenName(server.id)] ?? common) || undefined : undefined)
}

const tokenName = (id: string): string => `TRACKLIGHT_TOKEN_${id.toUpperCase().replaceAll("-", "_")}`

function signedIn({ upstream, signsIn, lacks }: Wanted, token: string | undefined, world: World): Upstream {
  if (upstream.kind === "demo") return upstream
  if (!signsIn) return { ...upstream, credential: undefined }
  const credential =
    upstream.credential ?? (token === undefined ? signIn(upstream, lacks, world) : fixed(bearer(token)))
  if (credential !== undefined) checkTransport(upstream)
  return { ...upstream, credential }
}

function signIn(upstream: WebUpstream, lacks: string | undefined, world: World): Credential | undefined {
  if (upstream.service.kind === "azureml") return azureCredential(upstream, world)
  if (lacks === undefined) return undefined
  throw new UsageError(`${lacks} With --no-sign-in the page asks for a token instead.`)
}

/** An MLflow of one's own may speak plain HTTP inside a network; these services never do. */
function checkTransport({ address, service }: WebUpstream): void {
  const { protocol, hostname } = new URL(address)
  if (service.kind === "mlflow" || protocol === "https:" || isLoopback(hostname)) return
  throw new UsageError(`${address} would be sent a credential that everybody on the way can read. Write https.`)
}
