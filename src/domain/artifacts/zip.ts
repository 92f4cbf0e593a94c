import type { Checked } from "./checked"

/** A file in an archive, as its list of contents says; nothing is unpacked. */
export type ArchiveEntry = {
  readonly path: string
  readonly sizeBytes: number
  readonly packedBytes: number | undefined
  readonly kind: "file" | "folder" | "link"
  /** "2026-11-27 12:36:28"; "" = unknown. */
  readonly modified: string
  /** "encrypted", "leaves the folder", ... */
  readonly note: string
}

/** Where in a zip the list of its contents lies. */
export type ZipPlace = { readonly start: number; readonly bytes: number; readonly count: number }

/** The record at the end, the longest comment behind it, and the pointer of zip64 before it. */
export const ZIP_TAIL_BYTES = 22 + 65_535 + 20
export const MOST_DIRECTORY_BYTES = 16_000_000

const END = 0x06054b50
const END64_POINTER = 0x07064b50
const END64 = 0x06064b50
const ENTRY = 0x02014b50
const END_BYTES = 22
const ENTRY_BYTES = 46
const IN_ZIP64 = 0xffff_ffff

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** What the end of the file says: the place, or where in the file the record of zip64 is that says it. */
export function zipEnd(tail: Uint8Array, sizeBytes: number): Checked<ZipPlace | { readonly recordAt: number }> {
  const view = viewOf(tail)
  let at = tail.length - END_BYTES
  while (at >= 0 && view.getUint32(at, true) !== END) at--
  if (at < 0) return bad("The list of contents at the end of the archive is missing: the file is cut off, or no zip")
  const place = {
    count: view.getUint16(at + 10, true),
    bytes: view.getUint32(at + 12, true),
    start: view.getUint32(at + 16, true),
  }
  const isLarge = place.count === 0xffff || place.bytes === IN_ZIP64 || place.start === IN_ZIP64
  if (!isLarge) return checked(place, sizeBytes)
  const pointer = at - 20
  if (pointer < 0 || view.getUint32(pointer, true) !== END64_POINTER) return checked(place, sizeBytes)
  const recordAt = Number(view.getBigUint64(pointer + 8, true))
  if (recordAt + 56 > sizeBytes) return bad("The archive says that its list of contents lies beyond its end")
  return { ok: true, value: { recordAt } }
}

export const ZIP64_RECORD_BYTES = 56

export function zip64End(record: Uint8Array, sizeBytes: number): Checked<ZipPlace> {
  const view = viewOf(record)
  if (record.length < ZIP64_RECORD_BYTES || view.getUint32(0, true) !== END64)
    return bad("The archive does not say where its list of contents is")
  const [count, bytes, start] = [32, 40, 48].map((offset) => Number(view.getBigUint64(offset, true)))
  return checked({ count: count ?? 0, bytes: bytes ?? 0, start: start ?? 0 }, sizeBytes)
}

function checked(place: ZipPlace, sizeBytes: number): Checked<ZipPlace> {
  if (place.start + place.bytes > sizeBytes)
    return bad("The archive says that its list of contents lies beyond its end: it is cut off, or lies")
  return { ok: true, value: place }
}

const bad = (message: string): { readonly ok: false; readonly message: string } => ({ ok: false, message })

export type ZipEntry = ArchiveEntry & {
  readonly packedBytes: number
  /** Of its own head, before its data. */
  readonly start: number
  readonly packing: "stored" | "deflated" | "other"
  readonly isEncrypted: boolean
}
export type ZipListing = { readonly entries: readonly ZipEntry[]; readonly fault: string | undefined }

/** The entries of the list, as many as can be read. */
export function zipEntries(directory: Uint8Array, mostEntries: number): ZipListing {
  const view = viewOf(directory)
  const entries: ZipEntry[] = []
  for (let at = 0; at < directory.length;) {
    if (at + ENTRY_BYTES > directory.length || view.getUint32(at, true) !== ENTRY)
      return { entries, fault: "The list of contents ends in the middle" }
    if (entries.length === mostEntries) return { entries, fault: undefined }
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true))
    const end = at + ENTRY_BYTES + (nameBytes ?? 0) + (extraBytes ?? 0) + (commentBytes ?? 0)
    if (end > directory.length) return { entries, fault: "The list of contents ends in the middle" }
    entries.push(entryAt(directory.subarray(at, end)))
    at = end
  }
  return { entries, fault: undefined }
}

function entryAt(entry: Uint8Array): ZipEntry {
  const view = viewOf(entry)
  const isEncrypted = (view.getUint16(8, true) & 1) === 1
  const method = view.getUint16(10, true)
  const nameEnd = ENTRY_BYTES + view.getUint16(28, true)
  const path = new TextDecoder().decode(entry.subarray(ENTRY_BYTES, nameEnd))
  const [packedBytes, sizeBytes, start] = sizesOf(view, nameEnd)
  const mode = view.getUint32(38, true) >>> 16
  const isLink = (mode & 0xf000) === 0xa000
  return {
    path,
    sizeBytes: sizeBytes ?? 0,
    packedBytes: packedBytes ?? 0,
    start: start ?? 0,
    packing: method === 0 ? "stored" : method === 8 ? "deflated" : "other",
    isEncrypted,
    kind: isLink ? "link" : path.endsWith("/") ? "folder" : "file",
    modified: dosTime(view.getUint16(14, true), view.getUint16(12, true)),
    note: [isEncrypted ? "encrypted" : "", pathNote(path)].filter((note) => note !== "").join(", "),
  }
}

/** Packed, unpacked, start: each in its field, or in the extra field of zip64, in this order. */
function sizesOf(view: DataView, nameEnd: number): readonly number[] {
  const plain = [20, 24, 42].map((offset) => view.getUint32(offset, true))
  const [packed = 0, size = 0, start = 0] = plain
  const extraEnd = nameEnd + view.getUint16(30, true)
  for (let at = nameEnd; at + 4 <= extraEnd; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    let next = at + 4
    const large = (value: number) => {
      if (value !== IN_ZIP64 || next + 8 > extraEnd) return value
      next += 8
      return Number(view.getBigUint64(next - 8, true))
    }
    const largeSize = large(size)
    return [large(packed), largeSize, large(start)]
  }
  return plain
}

export const LOCAL_HEAD_BYTES = 30

/** Where the data of an entry begins, from the bytes of its own head; undefined when there is none. */
export function zipDataStart(entry: ZipEntry, head: Uint8Array): number | undefined {
  const view = viewOf(head)
  if (head.length < LOCAL_HEAD_BYTES || view.getUint32(0, true) !== 0x04034b50) return undefined
  return entry.start + LOCAL_HEAD_BYTES + view.getUint16(26, true) + view.getUint16(28, true)
}

/** A path that would be written outside of the folder that it is unpacked into. */
export const pathNote = (path: string): string =>
  /(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/]|^[A-Za-z]:/.test(path) ? "leaves the folder" : ""

function dosTime(date: number, time: number): string {
  const two = (value: number) => String(value).padStart(2, "0")
  if (date === 0) return ""
  return `${1980 + (date >> 9)}-${two((date >> 5) & 15)}-${two(date & 31)} ${two(time >> 11)}:${two((time >> 5) & 63)}:${two((time & 31) * 2)}`
}

/** An archive that unpacks to so much more than it is, is made to fill a disk. */
const BOMB_RATIO = 200
const BOMB_BYTES = 1_000_000_000

export function isBomb(entries: readonly ArchiveEntry[], archiveBytes: number): boolean {
  const total = entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  return total > BOMB_BYTES && total > archiveBytes * BOMB_RATIO
}
