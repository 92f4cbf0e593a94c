import { ApiError } from "~/domain/errors/apiError"

export type QueryValue = string | number | boolean | readonly string[] | undefined

/**
 * The one place that builds an address: ids and paths come from servers and links, so none of them may
 * climb out of the server's own base (a client-side path traversal would send the token elsewhere).
 */
export function apiUrl(base: URL, segments: readonly string[], query: Readonly<Record<string, QueryValue>> = {}): URL {
  const url = new URL(base)
  url.pathname = `${folder(base.pathname)}${segments.map(encodeSegment).join("/")}`
  url.search = ""
  url.hash = ""
  for (const [name, value] of Object.entries(query)) appendValue(url.searchParams, name, value)
  if (url.origin !== base.origin || !url.pathname.startsWith(folder(base.pathname)))
    throw refused("It leaves the server.")
  return url
}

/**
 * The base of a server from what is written in config.json or typed by a person; relative addresses are
 * relative to the page. Throws ApiError("invalid") with a text for the person.
 */
export function serverBase(address: string, pageUrl: string): URL {
  const trimmed = address.trim()
  if (trimmed === "") throw refused("It is empty.")
  const url = parseUrl(trimmed, pageUrl)
  if (url === undefined) throw refused("It is not a web address.")
  if (url.protocol !== "http:" && url.protocol !== "https:") throw refused("It must start with http:// or https://.")
  if (url.username !== "" || url.password !== "") throw refused("A name or password does not belong in an address.")
  url.search = ""
  url.hash = ""
  url.pathname = folder(url.pathname)
  return url
}

function parseUrl(address: string, pageUrl: string): URL | undefined {
  // `localhost:5000` would parse as the scheme "localhost:".
  const withScheme = /^[\w.-]+:\d+(\/|$)/.test(address) ? `http://${address}` : address
  return URL.canParse(withScheme, pageUrl) ? new URL(withScheme, pageUrl) : undefined
}

function encodeSegment(segment: string): string {
  if (segment === "" || segment === "." || segment === "..") throw refused("A part of the path is empty or climbs up.")
  try {
    return encodeURIComponent(segment)
  } catch {
    throw refused("A part of the path is not valid text.") // a lone surrogate
  }
}

function appendValue(params: URLSearchParams, name: string, value: QueryValue): void {
  if (value === undefined) return
  if (typeof value === "object") for (const item of value) params.append(name, item)
  else params.append(name, String(value))
}

const folder = (pathname: string): string => (pathname.endsWith("/") ? pathname : `${pathname}/`)

const refused = (why: string): ApiError =>
  new ApiError({ kind: "invalid", status: 0, code: "", message: `This address cannot be used. ${why}` })
