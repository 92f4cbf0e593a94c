import { expect, test } from "vitest"

import type { ByteRange } from "~/domain/artifacts/file"

import { textReader, type TextPart } from "./readText"

const LINE_BYTES = 1000

/** `line 12   …\n`, made as it is asked for: 200 MB of it are never there. */
const bytesOf = (from: number, to: number) => {
  const first = Math.floor(from / LINE_BYTES)
  const lines = Array.from({ length: Math.ceil(to / LINE_BYTES) - first }, (_, index) =>
    `line ${first + index}`.padEnd(LINE_BYTES - 1),
  )
  const all = new TextEncoder().encode(`${lines.join("\n")}\n`)
  return all.slice(from - first * LINE_BYTES, to - first * LINE_BYTES)
}

function growing() {
  const log = { size: 100_000_000 }
  const file = {
    path: "train.log",
    sizeBytes: log.size,
    bytes: async ({ start, end }: ByteRange = { start: 0, end: Infinity }) =>
      start >= log.size ? new Uint8Array() : bytesOf(start, Math.min(end, log.size)),
  }
  const reader = textReader(file, "text")
  const { signal } = new AbortController()
  const parts: TextPart[] = []
  const tell = (part: TextPart) => (parts[0] = part)
  const lastOf = async (read: typeof reader.more) => {
    await read(tell, signal)
    const [part] = parts
    if (part === undefined) throw new Error("Nothing was told")
    return part
  }
  return { log, more: () => lastOf(reader.more), follow: () => lastOf(reader.follow ?? reader.more) }
}

/** What is here is the end of what has been read, and every line has the number of the file. */
function expectEnd({ lines, droppedLines, readBytes }: TextPart): void {
  expect(lines.length).toBeLessThan(66_000)
  expect(droppedLines + lines.length).toBe(readBytes / LINE_BYTES)
  expect(lines[0]).toMatch(new RegExp(`^line ${droppedLines} `))
}

test("a log beyond 64 MB is followed to its end, in bounded memory, and every line keeps its number", async () => {
  const { log, more, follow } = growing()
  let part = await more()
  while (part.rest === "more") part = await more()
  expect(part).toMatchObject({ rest: "tooLarge", droppedLines: 0 })
  expect((await more()).readBytes).toBe(part.readBytes)

  for (const size of [100_000_000, 200_000_000]) {
    log.size = size
    do part = await follow()
    while (part.rest !== undefined)
    expect(part.readBytes).toBe(size)
    expectEnd(part)
  }
})
