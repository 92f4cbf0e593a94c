import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import { Readable } from "node:stream"
import { buffer } from "node:stream/consumers"
import { pipeline } from "node:stream/promises"

import { expect, onTestFinished, test } from "vitest"

import { createHttp } from "~/api/http"
import { artifactMethods } from "~/api/mlflow/artifacts"
import type { Backend } from "~/api/backend"
import { planZip, zipArtifacts, type ZipProgress } from "~/domain/artifacts/zipArtifacts"
import { walkFolders } from "~/domain/artifacts/walkFolders"

import { fileSource } from "./fileSource"
import { headQuery } from "./headQuery"

/** Real sockets: what a server does that tells no size is done below what a fake of fetch shows. */
const ROOT = { kind: "run", runId: "r1" } as const
const CHUNK = 50_000

type Server = { readonly bytes: number; readonly knowsRange: boolean }

/** Sends chunks until it is done or nobody listens any more; no size in its listing, none in its answers. */
async function serve(files: ReadonlyMap<string, Server>) {
  const sent = { bytes: 0, isCut: Promise.resolve(false) }
  function* chunks(from: number, to: number) {
    for (let at = from; at < to; at += CHUNK) {
      const piece = contentOf(at, Math.min(at + CHUNK, to))
      sent.bytes += piece.length
      yield piece
    }
  }
  const sendFile = (file: Server, range: string, response: ServerResponse) => {
    const [, start = "0", end = ""] = /^bytes=(\d+)-(\d+)$/.exec(file.knowsRange ? range : "") ?? []
    const to = Math.min(end === "" ? Infinity : Number(end) + 1, file.bytes)
    sent.isCut = new Promise((resolve) => {
      response.on("close", () => resolve(!response.writableFinished))
    })
    if (file.knowsRange && Number(start) >= file.bytes) response.writeHead(416).end()
    // Without a length, so in chunks; no faster than somebody reads.
    else
      void pipeline(Readable.from(chunks(Number(start), to)), response.writeHead(file.knowsRange ? 206 : 200)).catch(
        () => undefined,
      )
  }
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://host")
    const file = files.get(searchParams.get("path") ?? "")
    if (pathname.endsWith("/get-artifact") && file !== undefined)
      return sendFile(file, request.headers.range ?? "", response)
    response.setHeader("Content-Type", "application/json")
    const listed = [...files.keys()].map((path) => ({ path, is_dir: false }))
    response.end(JSON.stringify({ root_uri: "", files: listed }))
  }
  const server = createServer(answer)
  await new Promise<void>((ready) => {
    server.listen(0, "127.0.0.1", ready)
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === "string") throw new Error("No port")
  const base = new URL(`http://127.0.0.1:${address.port}/`)
  const methods = artifactMethods(createHttp({ base, pageOrigin: base.origin }))
  return { sent, methods, open: (path: string) => methods.openArtifact(ROOT, path, undefined) }
}

const contentOf = (from: number, to: number) =>
  Uint8Array.from({ length: to - from }, (_, index) => (from + index) % 251)
const one = (file: Server) => serve(new Map([["big.bin", file]]))

/** What `headQuery` asks of a backend. */
function backendOf(methods: Pick<Backend, "openArtifact">): Backend {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- anything else that is asked of it fails the test
  return { id: "s", ...methods } as Backend
}

async function headOf(methods: Pick<Backend, "openArtifact">) {
  const { queryFn } = headQuery(backendOf(methods), ROOT, { path: "big.bin", sizeBytes: undefined })
  if (typeof queryFn !== "function") throw new Error("No question")
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it uses nothing else of the context
  return queryFn({ signal: new AbortController().signal } as Parameters<typeof queryFn>[0])
}

test("the first bytes of a file of unknown size come by their range, and the size stays unknown", async () => {
  const { sent, methods } = await one({ bytes: 30_000_000, knowsRange: true })
  expect((await headOf(methods)).file.sizeBytes).toBeUndefined()
  expect(sent.bytes).toBe(64_000)
})

test("a file that ends within its first bytes has told its size", async () => {
  const { methods } = await one({ bytes: 1234, knowsRange: false })
  expect((await headOf(methods)).file.sizeBytes).toBe(1234)
})

test("a server that ignores the range is cut at its end: the rest is cancelled and never sent", async () => {
  const { sent, open } = await one({ bytes: 200_000_000, knowsRange: false })
  const bytes = await open("big.bin").bytes({ start: 99_990, end: 100_010 })
  expect(bytes).toEqual(contentOf(99_990, 100_010))
  expect(await sent.isCut).toBe(true)
  // Both ends hold some megabytes that are on their way.
  expect(sent.bytes).toBeLessThan(40_000_000)
})

test.each([true, false])(
  "a download of unknown size tells what has come, and is whole (ranges: %s)",
  async (knowsRange) => {
    const { open } = await one({ bytes: 9_000_000, knowsRange })
    const told: unknown[] = []
    const stream = await fileSource(open("big.bin"))({
      signal: new AbortController().signal,
      mostBytes: undefined,
      tell: (progress) => told.push(progress),
    })
    expect((await buffer(stream)).equals(contentOf(0, 9_000_000))).toBe(true)
    expect(told).toEqual([{ text: "4 MB" }, { text: "9 MB" }])
  },
)

test("an archive of files of unknown size counts them, and holds each as a whole", async () => {
  const sizes = { "a.bin": 5_000_000, "b.bin": 10, "empty.bin": 0 }
  const entries = Object.entries(sizes).map(
    ([path, bytes], index) => [path, { bytes, knowsRange: index !== 0 }] as const,
  )
  const { methods } = await serve(new Map(entries))
  const { signal } = new AbortController()
  const list = async (path: string) => (await methods.listArtifacts(ROOT, path)).entries
  const plan = await planZip(walkFolders({ list, start: "", signal, mostFolders: 10 }), () => undefined)
  expect(plan.sizeBytes).toBeUndefined()
  let last: ZipProgress | undefined
  const open = ({ path, sizeBytes }: { path: string; sizeBytes: number | undefined }) =>
    methods.openArtifact(ROOT, path, sizeBytes)
  const zip = await buffer(zipArtifacts(plan, { without: "", signal, open, tell: (progress) => (last = progress) }))
  expect(last).toEqual({ files: 3, bytes: 5_000_010, missing: [] })
  expect(zip.includes(Buffer.from(contentOf(0, 5_000_000)))).toBe(true)
})
