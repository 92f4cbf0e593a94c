import { expect, test, vi } from "vitest"

import type { ArtifactEntry, ArtifactFile } from "./file"
import { planZip, zipArtifacts, type ZipPlan, type ZipProgress } from "./zipArtifacts"
import type { WalkedFolder } from "./walkFolders"

const entry = (path: string, sizeBytes?: number): ArtifactEntry => ({ path, isFolder: false, sizeBytes })
const text = (content: string) => new TextEncoder().encode(content)
const plan = (files: readonly ArtifactEntry[]): ZipPlan => ({ files, sizeBytes: undefined, missing: [] })

/** What `unzip` would find: the directory at the end of the archive, and the bytes that it points to. */
function unzipped(zip: Buffer): ReadonlyMap<string, string> {
  const end = zip.lastIndexOf("PK\u0005\u0006")
  const files = new Map<string, string>()
  let at = zip.readUInt32LE(end + 16)
  for (let count = zip.readUInt16LE(end + 10); count > 0; count -= 1) {
    expect(zip.toString("latin1", at, at + 4)).toBe("PK\u0001\u0002")
    expect(zip.readUInt16LE(at + 10)).toBe(0) // stored as it is
    const [size, nameSize, extraSize] = [
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
    ]
    const local = zip.readUInt32LE(at + 42)
    const start = local + 30 + zip.readUInt16LE(local + 26)
    files.set(zip.toString("utf8", at + 46, at + 46 + nameSize), zip.toString("utf8", start, start + size))
    at += 46 + nameSize + extraSize
  }
  return files
}

type Reading = Partial<Parameters<typeof zipArtifacts>[1]> & { bytes?: (path: string) => ArtifactFile["bytes"] }

async function zip(files: readonly ArtifactEntry[], { bytes, ...rest }: Reading = {}) {
  const told: ZipProgress[] = []
  const stream = zipArtifacts(plan(files), {
    without: "",
    signal: new AbortController().signal,
    open: ({ path, sizeBytes }) => ({
      path,
      sizeBytes,
      bytes: bytes?.(path) ?? (() => Promise.resolve(text(`the text of ${path}`))),
    }),
    tell: (progress) => told.push(progress),
    ...rest,
  })
  const content = unzipped(Buffer.from(await new Response(stream).arrayBuffer()))
  return { content, told: told.at(-1) }
}

test("every file is in it, by a name below the chosen folder", async () => {
  const { content, told } = await zip([entry("model/MLmodel", 25), entry("model/../x", 22), entry("model/empty", 0)], {
    without: "model/",
    bytes: (path) => () => Promise.resolve(path.endsWith("empty") ? new Uint8Array() : text(`the text of ${path}`)),
  })
  expect([...content]).toEqual([
    ["MLmodel", "the text of model/MLmodel"],
    ["_/x", "the text of model/../x"],
    ["empty", ""],
  ])
  expect(told).toEqual({ files: 3, bytes: 47, missing: [] })
})

test("a large file is asked for in pieces, each once", async () => {
  const whole = new Uint8Array(30_000_000).fill(97)
  const read = vi.fn<ArtifactFile["bytes"]>((range) => Promise.resolve(whole.slice(range?.start, range?.end)))
  const { content } = await zip([entry("big", whole.length)], { bytes: () => read })
  expect(content.get("big")).toHaveLength(whole.length)
  expect(read.mock.calls.map(([range]) => range)).toEqual([
    { start: 0, end: 4_000_000 },
    { start: 4_000_000, end: 12_000_000 },
    { start: 12_000_000, end: 28_000_000 },
    { start: 28_000_000, end: 44_000_000 },
  ])
})

test("a file of unknown size ends where a piece is shorter than asked for", async () => {
  const whole = new Uint8Array(4_000_000).fill(97)
  const read = vi.fn<ArtifactFile["bytes"]>((range) => Promise.resolve(whole.slice(range?.start, range?.end)))
  const { content, told } = await zip([entry("log")], { bytes: () => read })
  expect(content.get("log")).toHaveLength(whole.length)
  expect(read).toHaveBeenCalledTimes(2)
  expect(told?.missing).toEqual([])
})

test("what fails is left out or cut, and listed in the archive", async () => {
  const bytes = (path: string): ArtifactFile["bytes"] =>
    path === "refused"
      ? () => Promise.reject(new Error("You may not read it"))
      : (range) =>
          range?.start === 0
            ? Promise.resolve(new Uint8Array(4_000_000).fill(98))
            : Promise.reject(new Error("The connection broke"))
  const { content, told } = await zip([entry("refused"), entry("breaks", 9_000_000), entry("refused")], { bytes })
  expect(content.get("breaks")).toHaveLength(4_000_000)
  expect(content.get("NOT IN THIS ARCHIVE.txt")).toContain(
    "refused: You may not read it\nbreaks: Only its first 4000000 bytes. The connection broke\n",
  )
  expect(told?.files).toBe(0)
  expect(told?.missing.map(({ path }) => path)).toEqual(["refused", "breaks", "refused"])
})

test("a file that is shorter than its listing says is said to be", async () => {
  const { content, told } = await zip([entry("short", 100)])
  expect(content.get("short")).toBe("the text of short")
  expect(told?.missing).toEqual([{ path: "short", reason: expect.stringContaining("announced 100") }])
})

test("a server that is gone is not asked for thousands of files", async () => {
  const asked = vi.fn<ArtifactFile["bytes"]>(() => Promise.reject(new Error("gone")))
  const files = Array.from({ length: 1000 }, (_, index) => entry(`f${index}`))
  const { content, told } = await zip(files, { bytes: () => asked })
  expect(asked.mock.calls.length).toBeLessThan(20)
  expect(told?.missing).toHaveLength(1000)
  expect(content.get("NOT IN THIS ARCHIVE.txt")).toContain("f999: Not asked for any more")
})

test("a cancelled archive ends with the reason, not as if it were whole", async () => {
  const cancel = new AbortController()
  const zipping = zip([entry("a"), entry("b")], {
    signal: cancel.signal,
    bytes: (path) => () => {
      if (path === "b") cancel.abort(new Error("cancelled"))
      return Promise.resolve(text("x"))
    },
  })
  await expect(zipping).rejects.toThrow("cancelled")
})

async function* steps(...folders: WalkedFolder[]) {
  yield* folders
}

test("the plan knows its size only when the server tells each, and what could not be listed", async () => {
  const found = { folder: "", entries: [entry("a", 5), entry("b", 7)], waiting: 0 }
  expect(await planZip(steps(found), () => undefined)).toMatchObject({ sizeBytes: 12, missing: [] })
  const rest = { folder: "c", entries: [], waiting: 3, error: new Error("no") }
  const part = await planZip(steps({ ...found, entries: [entry("a")] }, rest), () => undefined)
  expect(part).toEqual({
    files: [entry("a")],
    sizeBytes: undefined,
    missing: [
      { path: "c/", reason: "no" },
      { path: "3 more folders", reason: "Too many for one archive" },
    ],
  })
})
