import type { IncomingMessage, ServerResponse } from "node:http"
import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"

import { startUpstream } from "./fixtures"

/** Real sockets: what a server does that tells no size, or a wrong one, is done below what a fake of fetch shows. */
const CHUNK = 50_000

export type ServedFile = {
  readonly bytes: number
  readonly knowsRange: boolean
  /** In `Content-Range`, or in `Content-Length` where it knows no range. */
  readonly tellsSize?: boolean
  /** It announces all, and sends nothing from here on. */
  readonly breaksAt?: number
  /** So many bytes too early. */
  readonly shift?: number
  /** Of one answer. */
  readonly mostBytes?: number
}

const PATTERN = Uint8Array.from({ length: 251 }, (_, index) => index)

export const contentOf = (from: number, to: number): Uint8Array =>
  new Uint8Array(
    Buffer.alloc(to - from, Buffer.concat([PATTERN.subarray(from % 251), PATTERN.subarray(0, from % 251)])),
  )

/** Sends chunks until it is done or nobody listens any more; no size in its listing. */
export async function serveFiles(files: ReadonlyMap<string, ServedFile>, content = contentOf) {
  const sent = { bytes: 0, requests: 0, isCut: Promise.resolve(false) }
  function* chunks(from: number, to: number) {
    for (let at = from; at < to; at += CHUNK) {
      const piece = content(at, Math.min(at + CHUNK, to))
      sent.bytes += piece.length
      yield piece
    }
  }
  const sendFile = (file: ServedFile, range: string, response: ServerResponse) => {
    sent.requests++
    sent.isCut = new Promise((resolve) => {
      response.on("close", () => resolve(!response.writableFinished))
    })
    const end = file.breaksAt ?? file.bytes
    const send = (from: number, to: number) =>
      // No faster than somebody reads.
      void pipeline(Readable.from(chunks(from, Math.min(to, end))), response).catch(() => undefined)
    if (!file.knowsRange) {
      if (file.tellsSize === true) response.setHeader("Content-Length", file.bytes)
      return send(0, file.bytes)
    }
    const [, first = "0", last = "0"] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? []
    if (Number(first) >= end) return response.writeHead(416).end()
    const from = Number(first) - (file.shift ?? 0)
    const to = Math.min(Number(last) + 1, from + (file.mostBytes ?? Infinity), file.bytes)
    if (file.tellsSize === true) response.setHeader("Content-Range", `bytes ${from}-${to - 1}/${file.bytes}`)
    response.statusCode = 206
    return send(from, to)
  }
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://host")
    const file = files.get(searchParams.get("path") ?? "")
    if (pathname.endsWith("/get-artifact") && file !== undefined)
      return sendFile(file, request.headers.range ?? "", response)
    response.setHeader("Content-Type", "application/json")
    const listed = [...files.keys()].map((path) => ({ path, is_dir: false }))
    return response.end(JSON.stringify({ root_uri: "", files: listed }))
  }
  const open = new Set<ServerResponse>()
  const address = await startUpstream((request, response) => {
    open.add(response)
    response.on("close", () => open.delete(response))
    answer(request, response)
  })
  return { sent, base: new URL(address), hangUp: () => open.forEach((response) => response.destroy()) }
}
