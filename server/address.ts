/** Reads a server as it is written on the command line or in the config: `address` or `name=address`. */
import { readAzuremlAddress } from "./azuremlAddress"
import { readDatabricksAddress } from "./databricksAddress"
import type { Upstream } from "./options"
import { basic, fixed } from "./sign-in/credential"
import type { World } from "./sign-in/world"
import { UsageError } from "./usageError"

export type Address = {
  /** What the server is called when nobody gives it a name. */
  readonly label: string
  /** With the credential that the text itself brought or pointed to. */
  readonly upstream: Upstream
  /** What to tell the person when nothing else gives a credential either; absent: the page may ask for one. */
  readonly lacks?: string
}

export type NamedAddress = Address & {
  /** As written before `=`. */
  readonly name: string | undefined
}

export function readNamedAddress(text: string, world: World): NamedAddress {
  const named = /^([^=:/?]+)=(.+)$/.exec(text)
  if (named === null) return { name: undefined, ...readAddress(text, world) }
  const [, name = "", address = ""] = named
  if (slug(name) === "") throw new UsageError(`"${name}" cannot name a server: use letters, digits and dashes.`)
  return { name, ...readAddress(address, world) }
}

export function readAddress(text: string, world: World): Address {
  const demo = /^demo(?::([a-z0-9-]+))?$/.exec(text)
  if (demo !== null) return demoAddress(demo[1] ?? "demo")
  return readAzuremlAddress(text, world) ?? readDatabricksAddress(text, world) ?? readWebAddress(text)
}

const demoAddress = (seed: string): Address => ({
  label: seed === "demo" ? "Demo" : `Demo (${seed})`,
  upstream: { kind: "demo", seed },
})

function readWebAddress(text: string): Address {
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text)
  const address = hasScheme ? text : `${isLocal(text) ? "http" : "https"}://${text}`
  if (!/^https?:/i.test(address) || !URL.canParse(address)) throw unusable(text)
  const url = new URL(address)
  const path = url.pathname.endsWith("/") ? url.pathname : `${url.pathname}/`
  const hasCredential = url.username !== "" || url.password !== ""
  return {
    label: url.host + path.slice(0, -1),
    upstream: {
      kind: "http",
      address: url.origin + path,
      service: { kind: "mlflow" },
      trackingUri: url.origin + path.slice(0, -1),
      credential: hasCredential
        ? fixed(basic(decodeURIComponent(url.username), decodeURIComponent(url.password)))
        : undefined,
    },
  }
}

const isLocal = (text: string): boolean => /^(localhost|127\.|\[::1\])/i.test(text)

/** The text may hold a password or a token, so neither user nor query are repeated. */
const unusable = (text: string): UsageError =>
  new UsageError(
    `"${text.replace(/\/\/[^/]*@/, "//").replace(/[?#].*$/s, "")}" is not the address of a server. Examples: demo, http://localhost:5000, prod=https://ml.example.com/mlflow, databricks://prod`,
  )

export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 50)
    .replace(/^-+|-+$/g, "")

/** A short name in links, unique among those taken. */
export function newId(label: string, taken: readonly string[]): string {
  const base = slug(label) || "server"
  let id = base
  for (let number = 2; taken.includes(id); number += 1) id = `${base}-${number}`
  return id
}
