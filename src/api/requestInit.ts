import type { Read, ReadBytes, Write } from "./http"

export type Exchange = Pick<ReadBytes, "path" | "query" | "range"> & {
  readonly method: "GET" | Write["method"]
  readonly body?: unknown
}

/** A question as it is sent: with a body it is one of MLflow's searches. */
export const exchangeOf = (request: Pick<Read, "path" | "query" | "body">): Exchange => ({
  method: request.body === undefined ? "GET" : "POST",
  ...request,
})

type Sender = { readonly isCrossOrigin: boolean; readonly headers?: Readonly<Record<string, string>> | undefined }

/** Redirects are never followed: they would carry the token to another address. */
export const requestInit = (sender: Sender, exchange: Exchange) => ({
  method: exchange.method,
  headers: headersOf(sender, exchange),
  ...(exchange.body === undefined ? {} : { body: JSON.stringify(exchange.body) }),
  redirect: "manual" as const,
  credentials: "same-origin" as const,
})

function headersOf({ isCrossOrigin, headers: own }: Sender, { body, range }: Exchange): Headers {
  const headers = new Headers(own)
  headers.set("Accept", "application/json, */*;q=0.5")
  if (body !== undefined) headers.set("Content-Type", "application/json")
  if (range !== undefined) headers.set("Range", `bytes=${range.start}-${range.end - 1}`)
  // Tells our own server that a script of this page asks; elsewhere it would only cost a preflight.
  if (!isCrossOrigin) headers.set("X-Requested-With", "tracklight")
  return headers
}
