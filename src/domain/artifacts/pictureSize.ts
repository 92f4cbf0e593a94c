import type { Magic } from "./magic"

export type PictureSize = { readonly width: number; readonly height: number }

/** Enough for the size of all but JPEGs with large previews. */
export const PICTURE_HEAD_BYTES = 256_000

/** How large a picture says it is, from its first bytes: before a browser makes room for all its pixels. */
export function pictureSize(head: Uint8Array, magic: Magic): PictureSize | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  try {
    return SIZES.get(magic)?.(view)
  } catch (error) {
    // The head ends before the size.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const SIZES = new Map<Magic, (view: DataView) => PictureSize | undefined>([
  ["png", (view) => ({ width: view.getUint32(16), height: view.getUint32(20) })],
  ["gif", (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) })],
  ["bmp", (view) => ({ width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) })],
  ["webp", webpSize],
  ["jpeg", jpegSize],
])

function webpSize(view: DataView): PictureSize | undefined {
  const form = String.fromCharCode(...[12, 13, 14, 15].map((at) => view.getUint8(at)))
  const three = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x1_0000 + 1
  if (form === "VP8X") return { width: three(24), height: three(27) }
  if (form === "VP8 ") return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  if (form !== "VP8L") return undefined
  const bits = view.getUint32(21, true)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}

/** From marker to marker up to the frame, which has the size. */
function jpegSize(view: DataView): PictureSize | undefined {
  for (let at = 2; ; at += 2 + view.getUint16(at + 2)) {
    if (view.getUint8(at) !== 0xff) return undefined
    const marker = view.getUint8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
  }
}
