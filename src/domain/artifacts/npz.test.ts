import { zipSync } from "fflate"
import { expect, test } from "vitest"

import { inflater } from "./inflate"
import { zipDataStart, zipDirectory, zipEntries } from "./npz"

const text = (content: string) => new TextEncoder().encode(content)

function listed(archive: Uint8Array) {
  const { start, end } = zipDirectory(archive, archive.length)
  return zipEntries(archive.subarray(start, end))
}

const archive = zipSync({ "a.npy": [text("x".repeat(5000)), { level: 6 }], "ü.npy": [text("as it is"), { level: 0 }] })

test("entries are listed, and their data is found", () => {
  const [packed, stored] = listed(archive)
  if (packed === undefined || stored === undefined) throw new Error("two entries were written")
  expect(packed).toMatchObject({ name: "a.npy", isDeflated: true, sizeBytes: 5000, isEncrypted: false })
  expect(stored).toMatchObject({ name: "ü.npy", isDeflated: false, sizeBytes: 8 })
  const start = zipDataStart(stored, archive.subarray(stored.headerAt, stored.headerAt + 30))
  expect(new TextDecoder().decode(archive.subarray(start, start + 8))).toBe("as it is")
  const at = zipDataStart(packed, archive.subarray(packed.headerAt, packed.headerAt + 30))
  expect(inflater(1e6)(archive.subarray(at, at + packed.packedBytes))).toEqual(text("x".repeat(5000)))
})

test("an archive that is cut off, lies or is something else says so", () => {
  expect(() => listed(archive.subarray(0, -5))).toThrow("cut off")
  expect(() => listed(text("hello world, this is text"))).toThrow("cut off")
  expect(() => zipDirectory(archive, 50)).toThrow("beyond the end of the file")
  const [entry] = listed(archive)
  if (entry === undefined) throw new Error("two entries were written")
  expect(() => zipDataStart({ ...entry, headerAt: 7 }, archive.subarray(7, 37))).toThrow("is not where the list")
})

test("a bomb is unpacked no further than the limit and a piece, and what is broken is a fault", () => {
  const bomb = zipSync({ bomb: [new Uint8Array(50_000_000), { level: 9 }] })
  const [entry] = listed(bomb)
  if (entry === undefined) throw new Error("one entry was written")
  const start = zipDataStart(entry, bomb.subarray(0, 30))
  const unpacked = inflater(1_000_000)(bomb.subarray(start, start + entry.packedBytes))
  expect(unpacked.length).toBeGreaterThan(1_000_000)
  expect(unpacked.length).toBeLessThan(20_000_000)
  expect(() => inflater(1e6)(Uint8Array.of(0x07, 0xff, 0xff, 0xff))).toThrow("broken")
})
