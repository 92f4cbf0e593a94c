import { zipSync } from "fflate"
import { expect, test } from "vitest"

import { inflater } from "./inflate"
import { LOCAL_HEAD_BYTES, zipDataStart, zipEnd, zipEntries } from "./zip"

/** The packed bytes of the only entry, found as the list of contents says. */
function packedIn(archive: Uint8Array): Uint8Array<ArrayBuffer> {
  const end = zipEnd(archive, archive.length)
  if (!end.ok || "recordAt" in end.value) throw new Error("no list of contents")
  const [entry] = zipEntries(archive.subarray(end.value.start, end.value.start + end.value.bytes), 10).entries
  const start = entry && zipDataStart(entry, archive.subarray(entry.start, entry.start + LOCAL_HEAD_BYTES))
  if (entry === undefined || start === undefined) throw new Error("no entry")
  return new Uint8Array(archive.subarray(start, start + entry.packedBytes))
}

test("what is packed in an archive is found and unpacked", () => {
  const text = new TextEncoder().encode("x".repeat(5000))
  expect(inflater(1e6)(packedIn(zipSync({ "ü.npy": [text, { level: 6 }] })))).toEqual(text)
})

test("an entry that is not where the list says is not read", () => {
  const archive = zipSync({ a: [new Uint8Array(8), { level: 0 }] })
  const directory = zipEntries(archive.subarray(archive.length - 22 - 47, -22), 10)
  const [entry] = directory.entries
  if (entry === undefined) throw new Error("one entry was written")
  expect(zipDataStart({ ...entry, start: 7 }, archive.subarray(7, 37))).toBeUndefined()
  expect(zipDataStart(entry, archive.subarray(0, 20))).toBeUndefined()
})

test("a bomb is unpacked no further than the limit and a piece, and what is broken is a fault", () => {
  const unpacked = inflater(1_000_000)(packedIn(zipSync({ bomb: [new Uint8Array(50_000_000), { level: 9 }] })))
  expect(unpacked.length).toBeGreaterThan(1_000_000)
  expect(unpacked.length).toBeLessThan(20_000_000)
  expect(() => inflater(1e6)(Uint8Array.of(0x07, 0xff, 0xff, 0xff))).toThrow("broken")
})
