/** Reads a server as it is written on the command line or in the config: `address` or `name=address`. */
import type { Upstream } from "./options"
import { UsageError } from "./usageError"

export type NamedUpstream = {
  /** As written before `=`. */
  readonly name: string | undefined
  readonly upstream: Upstream
}

export function readNamedAddress(text: string): NamedUpstream {
  const named = /^([^=:/?]+)=(.+)$/.exec(text)
  if (named === null) return { name: undefined, upstream: readAddress(text) }
  const [, name = "", address = ""] = named
  if (slug(name) === "") throw new UsageError(`"${name}" cannot name a server: use letters, digits and dashes.`)
  return { name, upstream: readAddress(address) }
}

export function readAddress(text: string): Upstream {
  const demo = /^demo(?::([a-z0-9-]+))?$/.exec(text)
  if (demo !== null) return { kind: "demo", seed: demo[1] ?? "demo" }
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase()
  if (scheme === "databricks" || scheme === "azureml") {
    throw new UsageError(`${scheme}:// addresses cannot be opened yet. Give the http(s) address of an MLflow server.`)
  }
  if (scheme !== undefined && scheme !== "http" && scheme !== "https") throw unusable(text)
  return readWebAddress(scheme === undefined ? `${isLocal(text) ? "http" : "https"}://${text}` : text)
}

function readWebAddress(text: string): Upstream {
  if (!URL.canParse(text)) throw unusable(text)
  const url = new URL(text)
  const path = url.pathname.endsWith("/") ? url.pathname : `${url.pathname}/`
  const hasCredential = url.username !== "" || url.password !== ""
  return {
    kind: "http",
    address: url.origin + path,
    authorization: hasCredential
      ? basic(decodeURIComponent(url.username), decodeURIComponent(url.password))
      : undefined,
  }
}

export const basic = (username: string, password: string): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`

export const bearer = (token: string): string => `Bearer ${token}`

const isLocal = (text: string): boolean => /^(localhost|127\.|\[::1\])/i.test(text)

/** The text may hold a password, so no more than its scheme and host are repeated. */
const unusable = (text: string): UsageError =>
  new UsageError(
    `"${text.replace(/\/\/[^/]*@/, "//")}" is not the address of a server. Examples: demo, http://localhost:5000, prod=https://ml.example.com/mlflow`,
  )

export function labelOf(upstream: Upstream): string {
  if (upstream.kind === "demo") return upstream.seed === "demo" ? "Demo" : `Demo (${upstream.seed})`
  const { host, pathname } = new URL(upstream.address)
  return host + pathname.slice(0, -1)
}

export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 50)
    .replace(/^-+|-+$/g, "")

/** A short name in links, unique among those taken. */
export function newId(upstream: Upstream, taken: readonly string[]): string {
  const seed = upstream.kind === "demo" && upstream.seed !== "demo" ? `-${upstream.seed}` : ""
  const base = upstream.kind === "demo" ? `demo${seed}` : slug(labelOf(upstream)) || "server"
  let id = base
  for (let number = 2; taken.includes(id); number += 1) id = `${base}-${number}`
  return id
}
