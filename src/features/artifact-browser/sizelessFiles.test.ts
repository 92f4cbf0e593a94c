import { buffer } from "node:stream/consumers"

import { expect, test } from "vitest"

import type { Backend } from "~/api/backend"
import { planZip, zipArtifacts, type ZipProgress } from "~/domain/artifacts/zipArtifacts"
import { walkFolders } from "~/domain/artifacts/walkFolders"
import { contentOf, serveFiles, type ServedFile } from "~server/fileFixtures"

import { filesAt, ROOT } from "./filesAt"
import { fileSource } from "./fileSource"
import { headQuery } from "./headQuery"

async function serve(files: readonly (readonly [string, ServedFile])[], keptMs?: number) {
  const server = await serveFiles(new Map(files))
  return { ...server, ...filesAt(server.base, keptMs) }
}

const one = (file: ServedFile, keptMs?: number) => serve([["big.bin", file]], keptMs)

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

test.each(["waits for nobody", "is left by its reader"])(
  "the answer of a server that ignores the range is cut once it %s: the rest is never sent",
  async (why) => {
    const isLeft = why === "is left by its reader"
    const { sent, open } = await one({ bytes: 200_000_000, knowsRange: false }, isLeft ? 60_000 : 20)
    const reader = new AbortController()
    const bytes = await open("big.bin").bytes({ start: 99_990, end: 100_010 }, reader.signal)
    expect(bytes).toEqual(contentOf(99_990, 100_010))
    if (isLeft) reader.abort()
    expect(await sent.isCut).toBe(true)
    // Both ends hold some megabytes that are on their way.
    expect(sent.bytes).toBeLessThan(40_000_000)
  },
)

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
  const { methods } = await serve(entries)
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
