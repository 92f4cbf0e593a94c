/** What a person types as the address of a server, made into one that can be asked, or told what is wrong with it. */
import type { Server } from "./server"

export type ServerAddress =
  | { readonly ok: true; readonly address: string }
  | { readonly ok: false; readonly reason: string }

/** Accepts what is in people's heads and clipboards: no scheme, a page of the server's own UI, a trailing slash. */
export function parseServerAddress(text: string): ServerAddress {
  const trimmed = text.trim()
  if (trimmed === "") return refuse("Enter the address of the server, for example http://localhost:5000")
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(trimmed)?.[1]?.toLowerCase()
  if (scheme !== undefined && scheme !== "http" && scheme !== "https") {
    return refuse(
      `A browser cannot open ${scheme}:// addresses. Start Tracklight with it instead: npm start -- "${trimmed}"`,
    )
  }
  return readWebAddress(scheme === undefined ? `${isLocal(trimmed) ? "http" : "https"}://${trimmed}` : trimmed)
}

function readWebAddress(text: string): ServerAddress {
  if (!URL.canParse(text)) return refuse("This is not a web address. It should look like http://localhost:5000")
  const url = new URL(text)
  if (url.username !== "" || url.password !== "") {
    return refuse(
      "Leave the user name and the password out of the address: it is kept in this browser. Use a token instead.",
    )
  }
  // The hash and the query belong to a page that was copied, never to the API.
  const path = url.pathname.endsWith("/") ? url.pathname : `${url.pathname}/`
  return { ok: true, address: url.origin + path }
}

const refuse = (reason: string): ServerAddress => ({ ok: false, reason })

const isLocal = (address: string): boolean => /^(localhost|127\.|\[::1\]|0\.0\.0\.0)/i.test(address)

/** A short name in links: from the label, unique among those taken. */
export function newServerId(label: string, taken: readonly string[]): string {
  const base =
    label
      .toLowerCase()
      .replace(/^https?:\/\//, "")
      .replace(/[^a-z0-9]+/g, "-")
      .slice(0, 40)
      .replace(/^-+|-+$/g, "") || "server"
  if (!taken.includes(base)) return base
  let number = 2
  while (taken.includes(`${base}-${number}`)) number += 1
  return `${base}-${number}`
}

/** A page served over https may not ask a plain http server, except one on the same computer. */
export const isMixedContent = (address: string, pageProtocol: string): boolean =>
  pageProtocol === "https:" && isOpenLine(address)

/** A token on its way to another computer that everybody in between can read. */
export const isOpenLine = (address: string): boolean =>
  address.startsWith("http://") && !isLocal(address.slice("http://".length))

export const OPEN_LINE =
  "This address is not encrypted: everybody on the way can read the token. Use https if there is any."

/** Reads servers kept in the browser; whatever does not look like one is dropped. */
export function readServers(json: unknown): readonly Server[] {
  const values: readonly unknown[] = Array.isArray(json) ? json : []
  return values.flatMap((value) => readServer(value) ?? [])
}

function readServer(value: unknown): Server | undefined {
  if (typeof value !== "object" || value === null) return undefined
  if (!("id" in value && "label" in value && "address" in value)) return undefined
  const { id, label, address } = value
  if (typeof id !== "string" || typeof label !== "string" || typeof address !== "string") return undefined
  if (!/^[a-z0-9-]{1,60}$/.test(id)) return undefined
  const parsed = parseServerAddress(address)
  if (!parsed.ok) return undefined
  const isReadOnly = "isReadOnly" in value && value.isReadOnly === true
  return { id, label, address: parsed.address, isConfigured: false, isReadOnly, workspace: workspaceOf(value) }
}

const workspaceOf = (value: object): string | undefined =>
  "workspace" in value && typeof value.workspace === "string" ? value.workspace : undefined
