import { buffer } from "node:stream/consumers"

import { expect, test, vi } from "vitest"

import type { ArtifactFile } from "~/domain/artifacts/file"
import { planZip, zipArtifacts, type ZipProgress } from "~/domain/artifacts/zipArtifacts"
import { walkFolders } from "~/domain/artifacts/walkFolders"
import { readText, type TextPart } from "~/viewers/text/readText"
import { contentOf, serveFiles, type ServedFile } from "~server/fileFixtures"

import { filesAt, ROOT } from "./filesAt"
import { fileSource } from "./fileSource"
import { withHead } from "./headQuery"

async function serve(files: readonly (readonly [string, ServedFile])[], content = contentOf) {
  const server = await serveFiles(new Map(files), content)
  return { ...server, ...filesAt(server.base) }
}

const one = (file: ServedFile, content = contentOf) => serve([["big.bin", file]], content)
const TELLS = { bytes: 9_000_000, knowsRange: true, tellsSize: true }
const IGNORES = { bytes: 9_000_000, knowsRange: false }
const never = new AbortController().signal

async function download(file: ArtifactFile, told: unknown[] = []) {
  const tell = (progress: unknown) => told.push(progress)
  return buffer(await fileSource(file)({ signal: never, mostBytes: undefined, tell }))
}

async function archive({ methods }: Pick<ReturnType<typeof filesAt>, "methods">) {
  const list = async (path: string) => (await methods.listArtifacts(ROOT, path)).entries
  const plan = await planZip(walkFolders({ list, start: "", signal: never, mostFolders: 10 }), () => undefined)
  let last: ZipProgress | undefined
  const open = ({ path }: { path: string }) => methods.openArtifact(ROOT, path, undefined)
  const zip = await buffer(zipArtifacts(plan, { without: "", signal: never, open, tell: (told) => (last = told) }))
  return { zip, last }
}

test.each([true, false])(
  "a size that only an answer tells becomes the size of the file (ranges: %s)",
  async (ranges) => {
    const { open } = await one({ ...TELLS, knowsRange: ranges })
    const file = open("big.bin")
    const head = await file.bytes({ start: 0, end: 64_000 })
    expect(withHead(file, head).sizeBytes).toBe(9_000_000)
    expect(file.sizeBytes).toBeUndefined()
  },
)

test("a download tells how far it is of a size that only the first answer told", async () => {
  const { open } = await one(TELLS)
  const told: unknown[] = []
  expect((await download(open("big.bin"), told)).equals(contentOf(0, 9_000_000))).toBe(true)
  expect(told).toEqual([
    { text: "4 MB of 9 MB", value: 4 / 9 },
    { text: "9 MB of 9 MB", value: 1 },
  ])
})

test("what is known by then to be too much for this browser is no further read", async () => {
  const { sent, open } = await one(TELLS)
  const options = { signal: never, mostBytes: 8_000_000, tell: () => undefined }
  await expect(fileSource(open("big.bin"))(options).then((stream) => buffer(stream))).rejects.toThrow("It has 9 MB")
  expect(sent.requests).toBe(1)
})

test("an answer that begins elsewhere is an error that says so, never other bytes", async () => {
  const { open } = await one({ ...TELLS, shift: 10 })
  await expect(open("big.bin").bytes({ start: 5000, end: 6000 })).rejects.toMatchObject({
    kind: "incomplete",
    message: "The server was asked for this file from byte 5,000 on, and sent it from byte 4,990 on.",
  })
})

test("an answer that ends before it said it would is asked for once more, then an error", async () => {
  const { sent, open } = await one({ ...TELLS, breaksAt: 5500 })
  await expect(open("big.bin").bytes({ start: 5000, end: 6000 })).rejects.toMatchObject({
    kind: "incomplete",
    message: "The server had announced 1,000 bytes, and sent 500.",
  })
  expect(sent.requests).toBe(2)
})

test("a server that answers with less than was asked is asked for the rest", async () => {
  const { sent, open } = await one({ ...TELLS, mostBytes: 100_000 })
  const { bytes } = open("big.bin")
  expect(Buffer.from(await bytes({ start: 50, end: 450_050 })).equals(contentOf(50, 450_050))).toBe(true)
  expect(sent.requests).toBe(5)
  expect(await bytes({ start: 8_999_990, end: 10_000_000 })).toEqual(contentOf(8_999_990, 9_000_000))
})

test("a download and an archive of a file that ends before its announced end say so, and do not count it", async () => {
  const server = await one({ ...TELLS, breaksAt: 4_000_000 })
  const words = "The server had announced 9,000,000 bytes, and sent 4,000,000."
  await expect(download(server.open("big.bin"))).rejects.toThrow(words)
  const { last } = await archive(server)
  const missing = [{ path: "big.bin", reason: `Only its first 4000000 bytes. ${words}` }]
  expect(last).toEqual({ files: 0, bytes: 4_000_000, missing })
})

test("a download from a server that ignores ranges is sent once, in one answer", async () => {
  const { sent, open } = await one({ bytes: 40_000_000, knowsRange: false })
  expect((await download(open("big.bin"))).equals(contentOf(0, 40_000_000))).toBe(true)
  expect(sent).toMatchObject({ requests: 1, bytes: 40_000_000 })
})

test("so are the files of an archive, though others are begun meanwhile", async () => {
  const sizes = [20_000_000, 12_000_000, 9_000_000, 6_000_000]
  const files = sizes.map((bytes, index) => [`${index}.bin`, { bytes, knowsRange: false }] as const)
  const server = await serve(files)
  const { last } = await archive(server)
  expect(last).toEqual({ files: 4, bytes: 47_000_000, missing: [] })
  // One that waited too long gives up its connection, and is begun again.
  expect(server.sent.bytes).toBeLessThan(2 * 47_000_000)
})

const lines = (from: number, to: number) =>
  new Uint8Array(contentOf(from, to).map((byte, index) => ((from + index) % 100 === 99 ? 10 : 97 + (byte % 26))))

test("so is a text that is read on by its reader, piece after piece, after a look at its head", async () => {
  const { sent, open } = await one({ bytes: 30_000_000, knowsRange: false }, lines)
  const file = open("big.bin")
  const head = await file.bytes({ start: 0, end: 64_000 })
  const reader = readText(withHead(file, new Uint8Array(head)))
  const told: TextPart[] = []
  await reader.more((part) => told.push(part), never)
  expect(told.at(-1)?.rest).toBe("more")
  await reader.more((part) => told.push(part), never)
  expect(told.at(-1)).toMatchObject({ rest: undefined, readBytes: 30_000_000 })
  expect(sent.requests).toBe(2)
  expect(sent.bytes).toBeLessThan(2 * 30_000_000)
})

test("an open answer that breaks is asked for anew, and what lies before it is passed over", async () => {
  const { sent, open, hangUp } = await one({ bytes: 40_000_000, knowsRange: false })
  const file = open("big.bin")
  await file.bytes({ start: 0, end: 1000 })
  hangUp()
  await sent.isCut
  expect(await file.bytes({ start: 20_000_000, end: 20_000_100 })).toEqual(contentOf(20_000_000, 20_000_100))
  expect(sent.requests).toBe(2)
})

test("what lies before the open answer is asked for anew, and its end is no error", async () => {
  const { sent, open } = await one(IGNORES)
  const file = open("big.bin")
  await file.bytes({ start: 5000, end: 6000 })
  expect(await file.bytes({ start: 10, end: 20 })).toEqual(contentOf(10, 20))
  expect(await file.bytes({ start: 8_999_990, end: 9_000_010 })).toEqual(contentOf(8_999_990, 9_000_000))
  expect(sent.requests).toBe(2)
})

test("who gives up while an open answer is read on gets that reason, and the answer ends", async () => {
  const { sent, open } = await one({ bytes: 200_000_000, knowsRange: false })
  const file = open("big.bin")
  await file.bytes({ start: 0, end: 1000 })
  const abort = new AbortController()
  const read = file.bytes({ start: 1000, end: 190_000_000 }, abort.signal)
  await vi.waitFor(() => expect(sent.bytes).toBeGreaterThan(30_000_000))
  abort.abort(new Error("Enough"))
  await expect(read).rejects.toThrow("Enough")
  expect(await sent.isCut).toBe(true)
})
