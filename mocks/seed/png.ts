import { joinBytes } from "~/domain/artifacts/joinBytes"

/** A tiny PNG writer without compression: real images for the demo from nothing but arithmetic. */
export type Picture = {
  readonly width: number
  readonly height: number
  /** Red, green and blue, 0..255. */
  readonly pixel: (x: number, y: number) => readonly [number, number, number]
}

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

function adler32(bytes: Uint8Array): number {
  let low = 1
  let high = 0
  for (const byte of bytes) {
    low = (low + byte) % 65_521
    high = (high + low) % 65_521
  }
  return ((high << 16) | low) >>> 0
}

const uint32 = (value: number): number[] => [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff]

function chunk(name: string, body: Uint8Array): Uint8Array {
  const typed = joinBytes([new TextEncoder().encode(name), body])
  return joinBytes([uint32(body.length), typed, uint32(crc32(typed))])
}

/** zlib with stored blocks: 65,535 bytes at most each. */
function stored(bytes: Uint8Array): Uint8Array {
  const parts: ArrayLike<number>[] = [[0x78, 0x01]]
  for (let at = 0; at < bytes.length || at === 0; at += 65_535) {
    const block = bytes.subarray(at, at + 65_535)
    const isLast = at + 65_535 >= bytes.length
    const size = block.length
    parts.push([isLast ? 1 : 0, size & 0xff, size >>> 8, ~size & 0xff, (~size >>> 8) & 0xff], block)
  }
  return joinBytes([...parts, uint32(adler32(bytes))])
}

export function png({ width, height, pixel }: Picture): Uint8Array<ArrayBuffer> {
  const rows = new Uint8Array(height * (1 + width * 3))
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows.set(pixel(x, y), y * (1 + width * 3) + 1 + x * 3)
  }
  const header = joinBytes([uint32(width), uint32(height), [8, 2, 0, 0, 0]])
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
  return joinBytes([signature, chunk("IHDR", header), chunk("IDAT", stored(rows)), chunk("IEND", new Uint8Array(0))])
}
