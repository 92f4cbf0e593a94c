import type { IncomingHttpHeaders } from "node:http"

import type { Json } from "./json"

export type Question = {
  readonly method: string
  readonly url: URL
  /** The decoded path. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  /** Undefined when it is no JSON. */
  readonly body: Json
  readonly bytes: Buffer
  /** What stands for the `:name`s and the `*` of the route. */
  readonly params: readonly string[]
}

export type Answer = {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly content?: Buffer
  readonly type?: string
  /** Waits before it answers. */
  readonly delayMs?: number
  /** Ends the connection: without an answer, or in the middle of it. */
  readonly breaks?: "before" | "within"
}

export type Handler = (question: Question) => Answer | Promise<Answer>

export const json = (status: number, body: Json, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  headers,
  content: Buffer.from(JSON.stringify(body) ?? ""),
  type: "application/json",
})

export const empty = (status: number, headers: Readonly<Record<string, string>> = {}): Answer => ({ status, headers })

export const page = (status: number, html: string, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  headers,
  content: Buffer.from(html),
  type: "text/html; charset=utf-8",
})

/** The bytes, or the part of them that the question asks for. */
export function ranged(question: Question, content: Buffer, headers: Readonly<Record<string, string>> = {}): Answer {
  const type = "application/octet-stream"
  // Azure's storage client asks with a header of its own.
  const wanted = question.headers.range ?? String(question.headers["x-ms-range"] ?? "")
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(wanted) ?? []
  if (from === undefined) return { status: 200, headers: { "accept-ranges": "bytes", ...headers }, content, type }
  const first = Number(from)
  const last = Math.min(to === undefined || to === "" ? Infinity : Number(to), content.length - 1)
  if (first >= content.length) return empty(416, { "content-range": `bytes */${content.length}`, ...headers })
  const range = { "accept-ranges": "bytes", "content-range": `bytes ${first}-${last}/${content.length}` }
  return { status: 206, headers: { ...range, ...headers }, content: content.subarray(first, last + 1), type }
}
