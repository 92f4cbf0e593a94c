/** Which headers cross the proxy, and which stay on their side. */
import type { IncomingHttpHeaders } from "node:http"

/** Ours to judge or the browser's own business; the tracking server would refuse or leak them. */
const NOT_FORWARDED =
  /^(origin|referer|cookie|forwarded|via|x-forwarded-.*|sec-.*|x-no-compression|proxy-.*|upgrade.*)$/

export function requestHeaders(headers: IncomingHttpHeaders, authorization: string | undefined): IncomingHttpHeaders {
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !NOT_FORWARDED.test(name)))
  return authorization === undefined ? kept : { ...kept, authorization }
}

/**
 * A list of what passes, because the other one never ends: cookies, password boxes (WWW-Authenticate), redirects,
 * Clear-Site-Data, Service-Worker-Allowed and whatever comes next are not a tracking server's to send to our origin.
 */
const PASSED_ON = new Set([
  "accept-ranges",
  "cache-control",
  "content-disposition",
  "content-encoding",
  "content-length",
  "content-range",
  "content-type",
  "date",
  "etag",
  "expires",
  "last-modified",
  "retry-after",
  "vary",
  "x-ms-request-id",
  "x-request-id",
])

export function responseHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const kept = Object.entries(headers).filter(([name]) => PASSED_ON.has(name))
  return { "cache-control": "no-store", ...Object.fromEntries(kept) }
}
