/** Which headers cross the proxy, and which stay on their side. */
import type { IncomingHttpHeaders } from "node:http"

/** Ours to judge or the browser's own business; the tracking server would refuse or leak them. */
const NOT_FORWARDED =
  /^(origin|referer|cookie|forwarded|via|x-forwarded-.*|sec-.*|x-no-compression|proxy-.*|upgrade.*)$/

/** `own` take the place of what the browser sent. */
export const requestHeaders = (
  headers: IncomingHttpHeaders,
  own: Readonly<Record<string, string>>,
): IncomingHttpHeaders => ({
  ...Object.fromEntries(Object.entries(headers).filter(([name]) => !NOT_FORWARDED.test(name))),
  ...own,
})

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
  // Which workspace answered, what support asks for, and how long to wait.
  "x-databricks-org-id",
  "x-ms-client-request-id",
  "x-ms-correlation-request-id",
  "x-ms-request-id",
  "x-ms-retry-after-ms",
  "x-request-id",
])

export function responseHeaders(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const kept = Object.entries(headers).filter(([name]) => PASSED_ON.has(name))
  return { "cache-control": "no-store", ...Object.fromEntries(kept) }
}

export type Clearable = { getHeaders(): object; removeHeader(name: string): unknown }

/** Takes back what has been copied from an answer that is not passed on after all. */
export function clearHeaders(reply: Clearable): void {
  for (const name of Object.keys(reply.getHeaders())) reply.removeHeader(name)
}
