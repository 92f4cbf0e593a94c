import { expect, test } from "vitest"

import { FILE_MAGIC_BYTES, metadataEnd, readMessage } from "./arrowMessage"
import { openBatch, readSchema } from "./arrowRows"
import { arrowSample } from "./arrowSample"
import { FileFault } from "./fault"

function messagesOf(file: Uint8Array, start: number) {
  const found: { kind: string; bytes: Uint8Array }[] = []
  for (let at = start; ;) {
    const end = metadataEnd(file.subarray(at, at + 8))
    if (end === 0) return found
    const { kind, totalBytes } = readMessage(file.subarray(at, at + end))
    found.push({ kind, bytes: file.slice(at, at + totalBytes) })
    at += totalBytes
  }
}

const ROWS = [
  [
    "9223372036854775807",
    "0.1",
    "<b>",
    "true",
    "2026-01-02T03:04:05.123456789",
    "2026-01-02T03:04:05.123Z",
    "2026-01-02",
    "123456789012345678.01",
    "[1,2]",
    '{"a":1,"b":"x"}',
  ],
  [undefined, "NaN", undefined, "false", undefined, undefined, undefined, undefined, undefined, undefined],
  [
    "-1",
    undefined,
    "ü",
    undefined,
    "1969-12-31T23:59:59.999999999",
    "1970-01-01T00:00:00.000Z",
    "1900-02-28",
    "-0.05",
    "[]",
    '{"a":2,"b":null}',
  ],
]

test.each([
  ["file", FILE_MAGIC_BYTES],
  ["fileLz4", FILE_MAGIC_BYTES],
  ["fileZstd", FILE_MAGIC_BYTES],
  ["stream", 0],
] as const)("all digits of all types come out of a %s, batch by batch", (form, start) => {
  const messages = messagesOf(arrowSample(form), start)
  expect(messages.map(({ kind }) => kind)).toEqual(["schema", "dictionary", "batch", "batch"])
  const [schema, dictionary, ...batches] = messages.map(({ bytes }) => bytes)
  if (schema === undefined || dictionary === undefined) throw new Error("the sample has both")
  expect(readSchema(schema)).toMatchObject({
    names: ["n", "f", "s", "ok", "ns", "utc", "day", "dec", "list", "struct", "fill"],
    types: ["number", "number", "text", "bool", "date", "date", "date", "number", "text", "text", "text"],
  })
  const rows = batches.flatMap((message) => {
    const batch = openBatch([schema, dictionary, message])
    return batch.rows(0, batch.rowCount)
  })
  expect(rows.map((row) => row.slice(0, 10))).toEqual(ROWS)
})

test("no message is believed that claims more than it has", () => {
  const file = arrowSample("stream")
  const head = file.slice(0, metadataEnd(file.subarray(0, 8)))
  expect(() => metadataEnd(Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 0x7f))).toThrow("claims 2147483647 bytes")
  expect(() => metadataEnd(new TextEncoder().encode("hello wo"))).toThrow("broken, or something else")
  expect(metadataEnd(new Uint8Array(8))).toBe(0)
  expect(metadataEnd(new Uint8Array(3))).toBe(0)
  expect(() => readMessage(head.subarray(0, 40))).toThrow("A message of this Arrow file is broken")
})

test("whatever byte of a message is wrong, it is read or refused at once", () => {
  const messages = messagesOf(arrowSample("fileLz4"), FILE_MAGIC_BYTES).map(({ bytes }) => bytes)
  const [schema, dictionary, batch] = messages
  if (schema === undefined || dictionary === undefined || batch === undefined) throw new Error("the sample has them")
  const errors: unknown[] = []
  for (let at = 0; at < batch.length; at += 3) {
    const broken = batch.slice()
    broken[at] = (broken[at] ?? 0) ^ 0xff
    try {
      const end = metadataEnd(broken.subarray(0, 8))
      const { rowCount } = readMessage(broken.subarray(0, end))
      openBatch([schema, dictionary, broken]).rows(0, Math.min(rowCount, 10))
    } catch (error) {
      errors.push(error)
    }
  }
  expect(errors.length).toBeGreaterThan(20)
  expect(errors.filter((error) => !(error instanceof FileFault))).toEqual([])
})
