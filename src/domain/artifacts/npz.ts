import { FileFault } from "./fault"
import type { ByteRange } from "./file"

/** One file of an archive: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
export type ZipEntry = {
  readonly name: string
  readonly isDeflated: boolean
  readonly isEncrypted: boolean
  readonly packedBytes: number
  readonly sizeBytes: number
  /** Of its own header, before its data. */
  readonly headerAt: number
}

const END_BYTES = 22
const ENTRY_BYTES = 46
export const LOCAL_HEADER_BYTES = 30
/** The end of an archive may be followed by a comment of at most 64 KB. */
export const ZIP_TAIL_BYTES = 66_000
const MOST_DIRECTORY_BYTES = 8_000_000
const MOST_ENTRIES = 20_000
const [STORED, DEFLATED] = [0, 8]
const TOO_LARGE_FOR_32_BITS = 0xffffffff

/** Where the list of entries is, from the last bytes of the file. */
export function zipDirectory(tail: Uint8Array, sizeBytes: number): ByteRange {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength)
  for (let at = tail.length - END_BYTES; at >= 0; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue
    const [length, start] = [view.getUint32(at + 12, true), view.getUint32(at + 16, true)]
    if (start === TOO_LARGE_FOR_32_BITS) throw new FileFault("Archives of more than 4 GB are not read here")
    if (start + length > sizeBytes) throw new FileFault("The list of this archive lies beyond the end of the file")
    if (length > MOST_DIRECTORY_BYTES)
      throw new FileFault(`The list of this archive has ${length} bytes, more than are read here`)
    return { start, end: start + length }
  }
  throw new FileFault("This archive is cut off: its list of files is missing")
}

export function zipEntries(directory: Uint8Array): readonly ZipEntry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength)
  const entries: ZipEntry[] = []
  let at = 0
  while (at + ENTRY_BYTES <= directory.length && view.getUint32(at, true) === 0x02014b50) {
    if (entries.length === MOST_ENTRIES) throw new FileFault(`This archive has more than ${MOST_ENTRIES} files`)
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map((place) => view.getUint16(at + place, true))
    const nameEnd = at + ENTRY_BYTES + (nameBytes ?? 0)
    const extraEnd = nameEnd + (extraBytes ?? 0)
    if (extraEnd > directory.length) break
    const method = view.getUint16(at + 10, true)
    const name = new TextDecoder().decode(directory.subarray(at + ENTRY_BYTES, nameEnd))
    if (method !== STORED && method !== DEFLATED)
      throw new FileFault(`"${name.slice(0, 100)}" is packed by method ${method}, which is not read here`)
    entries.push({
      name,
      isDeflated: method === DEFLATED,
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      ...largeSizes(view, at, { start: nameEnd, end: extraEnd }),
    })
    at = extraEnd + (commentBytes ?? 0)
  }
  return entries
}

/** Numbers that do not fit stand in an extra field, in this order, each only where it is needed. */
function largeSizes(view: DataView, at: number, extra: ByteRange) {
  let next = extra.start
  while (next + 4 <= extra.end && view.getUint16(next, true) !== 1) next += 4 + view.getUint16(next + 2, true)
  next += 4
  const read = (place: number): number => {
    const small = view.getUint32(at + place, true)
    if (small !== TOO_LARGE_FOR_32_BITS || next + 8 > extra.end) return small
    next += 8
    return Number(view.getBigUint64(next - 8, true))
  }
  const sizeBytes = read(24)
  const packedBytes = read(20)
  return { sizeBytes, packedBytes, headerAt: read(42) }
}

/** Where the data of an entry begins, from the bytes at `headerAt`. */
export function zipDataStart(entry: ZipEntry, header: Uint8Array): number {
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength)
  if (header.length < LOCAL_HEADER_BYTES || view.getUint32(0, true) !== 0x04034b50)
    throw new FileFault(`"${entry.name.slice(0, 100)}" is not where the list of this archive says`)
  return entry.headerAt + LOCAL_HEADER_BYTES + view.getUint16(26, true) + view.getUint16(28, true)
}
