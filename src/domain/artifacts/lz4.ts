/** LZ4 as Arrow and Parquet use it: https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md and lz4_Frame_format.md */

/** What is compressed does not hold what it claims. */
export class Lz4Fault extends Error {}

const LEAST_MATCH = 4
/** A length of four bits that goes on in the bytes behind it. */
const GOES_ON = 15

type Place = { at: number }

/** One block into `output`, from `place` on. Matches may reach back to what was written before. */
export function lz4Block(input: Uint8Array, output: Uint8Array, place: Place = { at: 0 }): void {
  const source: Place = { at: 0 }
  while (source.at < input.length) {
    const token = byteAt(input, source)
    const literals = lengthOf(token >> 4, input, source)
    if (source.at + literals > input.length || place.at + literals > output.length) throw new Lz4Fault()
    output.set(input.subarray(source.at, source.at + literals), place.at)
    source.at += literals
    place.at += literals
    // The last sequence of a block ends with its literals.
    if (source.at === input.length) return
    const distance = byteAt(input, source) | (byteAt(input, source) << 8)
    const length = lengthOf(token & GOES_ON, input, source) + LEAST_MATCH
    copyMatch(output, place, { distance, length })
  }
}

function copyMatch(output: Uint8Array, place: Place, { distance, length }: { distance: number; length: number }): void {
  const from = place.at - distance
  if (distance === 0 || from < 0 || place.at + length > output.length) throw new Lz4Fault()
  // A match may reach into what it writes: then it repeats.
  if (distance >= length) output.copyWithin(place.at, from, from + length)
  else for (let i = 0; i < length; i++) output[place.at + i] = output[from + i] ?? 0
  place.at += length
}

function byteAt(input: Uint8Array, place: Place): number {
  const byte = input[place.at++]
  if (byte === undefined) throw new Lz4Fault()
  return byte
}

function lengthOf(first: number, input: Uint8Array, place: Place): number {
  let length = first
  let byte = first === GOES_ON ? 255 : 0
  while (byte === 255) {
    byte = byteAt(input, place)
    length += byte
  }
  return length
}

const FRAME_MAGIC = 0x184d2204
const [CONTENT_SIZE, BLOCK_CHECKSUM, DICTIONARY] = [0x08, 0x10, 0x01]
const STORED = 0x80000000

/** A frame of blocks; how much comes out of it is known from elsewhere. */
export function lz4Frame(input: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(input.buffer, input.byteOffset, input.byteLength)
  const output = new Uint8Array(length)
  try {
    if (view.getUint32(0, true) !== FRAME_MAGIC) throw new Lz4Fault()
    const flags = view.getUint8(4)
    let at = 7 + (flags & CONTENT_SIZE ? 8 : 0) + (flags & DICTIONARY ? 4 : 0)
    const place: Place = { at: 0 }
    for (let size = view.getUint32(at, true); size !== 0; size = view.getUint32(at, true)) {
      const bytes = size & ~STORED
      const block = input.subarray(at + 4, at + 4 + bytes)
      if (block.length < bytes) throw new Lz4Fault()
      if (size >= STORED) store(block, output, place)
      else lz4Block(block, output, place)
      at += 4 + bytes + (flags & BLOCK_CHECKSUM ? 4 : 0)
    }
    if (place.at !== length) throw new Lz4Fault()
  } catch (error) {
    // A frame that is cut off is read beyond its end.
    throw error instanceof RangeError ? new Lz4Fault() : error
  }
  return output
}

function store(block: Uint8Array, output: Uint8Array, place: Place): void {
  if (place.at + block.length > output.length) throw new Lz4Fault()
  output.set(block, place.at)
  place.at += block.length
}
