import { gunzipSync } from "node:zlib"

import { expect, test } from "vitest"

import { tarReader } from "./tar"
import { isBomb, zip64End, zipEnd, zipEntries } from "./zip"

const bytesOf = (text: string) => new TextEncoder().encode(text)
const unzipped = (text: string) => new Uint8Array(gunzipSync(fromBase64(text)))
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))

/** By Python's zipfile: `a/b.txt` deflated (100 bytes), a folder `c/`, and `../evil` stored. */
const ZIP =
  "UEsDBBQAAAAIAI5ke12PXQ5eBgAAAGQAAAAHAAAAYS9iLnR4dKuooD0AAFBLAwQUAAAAAACOZHtdAAAAAAAAAAAAAAAAAgAAAGMvUEsDBBQAAAAAAI5ke11aetrvAQAAAAEAAAAHAAAALi4vZXZpbGVQSwECFAMUAAAACACOZHtdj10OXgYAAABkAAAABwAAAAAAAAAAAAAAgAEAAAAAYS9iLnR4dFBLAQIUAxQAAAAAAI5ke10AAAAAAAAAAAAAAAACAAAAAAAAAAAAAACAASsAAABjL1BLAQIUAxQAAAAAAI5ke11aetrvAQAAAAEAAAAHAAAAAAAAAAAAAACAAUsAAAAuLi9ldmlsUEsFBgAAAAADAAMAmgAAAHEAAAAAAA=="
/** By Python's tarfile, gzipped: `train.py`, a link `latest` to it, and a name of 210 characters (GNU, then pax). */
const TAR_GNU =
  "H4sIAAAAAAACA+3WSw7CIBAG4DkKJ6AzPMrWA/QSLBptrNTUMdHbiy5MrCZd0aidbwEsSFj8zACPsUv6eIWCMKude8zZdCayCOSJDDoT6L4vOGNBISzgfOI4KgUrFYUoAMRP6CO3Jy57xkz/f18T1kigDC/wOK28/+tKV5tmSNumS/uC+X/I/Zm5NTS5CyH4nH8j73/5+s/RV38wpHhoNV8YxNflP9///Wv9W3S+lv//EnZt3w9SBkIIsTo374+HsAAUAAA="
const TAR_PAX =
  "H4sIAAAAAAACA+3WsQrCMBAG4Mw+RZ8gzSVp6yI4OvoKBwYrxLa0J9S3NzoIVqEuCWjvG5oMgQw/+a/U46mR3VVEpILS2scaTFcAowQUAFpZXcH9XGVLIzIlErgMhH24UiwTMhaBYD/BI7mB4t4x0//vewjHQWSaEgynhfe/zGW+3eO4c3hwfbz8P+T+zNwYPc1fQ5j/I8//6DSssw6p3vi2OeZ/8Gnw7CSNtOJu/6r/E0Qy3//F6/s3qoCS//9TqJ33LT8DxhhbnBvqdiRAABQAAA=="

function listZip(bytes: Uint8Array) {
  const end = zipEnd(bytes.subarray(-70_000), bytes.length)
  if (!end.ok) return end.message
  if ("recordAt" in end.value) throw new Error("zip64")
  return zipEntries(bytes.subarray(end.value.start, end.value.start + end.value.bytes), 100)
}

test("a zip is listed by its end, with what would leave the folder", () => {
  expect(listZip(fromBase64(ZIP))).toMatchObject({
    fault: undefined,
    entries: [
      {
        path: "a/b.txt",
        sizeBytes: 100,
        packedBytes: 6,
        kind: "file",
        modified: "2026-11-27 12:36:28",
        packing: "deflated",
      },
      { path: "c/", kind: "folder" },
      { path: "../evil", sizeBytes: 1, note: "leaves the folder", packing: "stored" },
    ],
  })
})

test("a zip that is cut off or lies says so", () => {
  const bytes = fromBase64(ZIP)
  expect(listZip(bytes.subarray(0, -30))).toMatch(/cut off, or no zip/)
  expect(listZip(bytes.subarray(40))).toMatch(/beyond its end/)
  expect(zipEntries(bytesOf("PK\u0001\u0002 and no more"), 10)).toEqual({
    entries: [],
    fault: "The list of contents ends in the middle",
  })
})

test("zip64 is followed to its record, and no further than the file goes", () => {
  const tail = new DataView(new ArrayBuffer(42))
  tail.setUint32(0, 0x07064b50, true)
  tail.setBigUint64(8, 5_000_000_000n, true)
  tail.setUint32(20, 0x06054b50, true)
  tail.setUint16(30, 0xffff, true)
  const bytes = new Uint8Array(tail.buffer)
  expect(zipEnd(bytes, 6_000_000_000)).toEqual({ ok: true, value: { recordAt: 5_000_000_000 } })
  expect(zipEnd(bytes, 5_000_000_000)).toMatchObject({ ok: false })
  const record = new DataView(new ArrayBuffer(56))
  record.setUint32(0, 0x06064b50, true)
  record.setBigUint64(32, 70_000n, true)
  record.setBigUint64(40, 4_000_000n, true)
  record.setBigUint64(48, 4_900_000_000n, true)
  expect(zip64End(new Uint8Array(record.buffer), 6_000_000_000)).toEqual({
    ok: true,
    value: { count: 70_000, bytes: 4_000_000, start: 4_900_000_000 },
  })
  expect(zip64End(new Uint8Array(10), 100)).toMatchObject({ ok: false })
})

test("a bomb is known by what it unpacks to", () => {
  const entry = { path: "0", packedBytes: 1000, kind: "file", modified: "", note: "" } as const
  expect(isBomb([{ ...entry, sizeBytes: 4.5e15 }], 42_000)).toBe(true)
  expect(isBomb([{ ...entry, sizeBytes: 4e9 }], 1e9)).toBe(false)
})

function listTar(bytes: Uint8Array, pieceBytes: number) {
  const reader = tarReader()
  let at = 0
  while (at < bytes.length && reader.ended() === undefined) {
    const skipped = reader.skippable()
    reader.skip(skipped)
    at += skipped
    reader.push(bytes.subarray(at, at + pieceBytes))
    at += pieceBytes
  }
  return reader
}

test.each([
  ["GNU", TAR_GNU],
  ["pax", TAR_PAX],
])("a tar (%s) is listed, with its links and long names, cut anywhere", (_, base64) => {
  for (const pieceBytes of [100, 512, 100_000]) {
    const reader = listTar(unzipped(base64), pieceBytes)
    expect(reader.ended()).toBe("")
    expect(reader.entries().map(({ path, sizeBytes, kind, note }) => [path, sizeBytes, kind, note])).toEqual([
      ["train.py", 600, "file", ""],
      ["latest", 0, "link", "to train.py"],
      [`${"long/".repeat(40)}name.txt`, 5, "file", ""],
    ])
  }
})

test("no tar, a damaged one, and one that hides its end say so", () => {
  expect(listTar(bytesOf("x".repeat(2000)), 512).ended()).toBe("This is no tar archive")
  const damaged = unzipped(TAR_GNU)
  damaged[1536 + 3] = 88
  expect(listTar(damaged, 512).ended()).toBe("The archive is damaged from here on")
  expect(listTar(unzipped(TAR_GNU).subarray(0, 700), 512).ended()).toBeUndefined()
})
