import type { QueryValue } from "./url"

/** What is asked of a server, apart from how and when: with a body it is one of MLflow's searches. */
export type Question = {
  readonly path: readonly string[]
  readonly query?: Readonly<Record<string, QueryValue>> | undefined
  readonly body?: unknown
}

/** `end` is exclusive. */
export type ByteRange = { readonly start: number; readonly end: number }

export type Exchange = Question & {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE"
  readonly range?: ByteRange | undefined
}

export const exchangeOf = (question: Question): Exchange => ({
  method: question.body === undefined ? "GET" : "POST",
  ...question,
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
