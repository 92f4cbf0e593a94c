import type { Magic } from "./magic"

/** True for a GIF, PNG or WebP of more than one picture. What is cut or broken counts as one that stands still. */
export function isAnimated(bytes: Uint8Array, magic: Magic): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return TESTS.get(magic)?.(view) ?? false
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

const TESTS = new Map<Magic, (view: DataView) => boolean>([
  ["gif", hasTwoPictures],
  ["png", hasAnimationControl],
  // https://developers.google.com/speed/webp/docs/riff_container: the second bit of the flags.
  ["webp", (view) => view.getUint32(12) === 0x56503858 && (view.getUint8(20) & 2) !== 0],
])

/** https://www.w3.org/Graphics/GIF/spec-gif89a.txt: blocks, each of which says how to get past it. */
function hasTwoPictures(view: DataView): boolean {
  let at = 13 + tableBytes(view.getUint8(10))
  for (let pictures = 0; ;) {
    const block = view.getUint8(at)
    if (block === 0x2c) {
      pictures += 1
      if (pictures === 2) return true
      at = afterPieces(view, at + 11 + tableBytes(view.getUint8(at + 9)))
    } else if (block === 0x21) at = afterPieces(view, at + 2)
    else return false
  }
}

const tableBytes = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 << ((flags & 7) + 1))

function afterPieces(view: DataView, from: number): number {
  let at = from
  for (let length = view.getUint8(at); length > 0; length = view.getUint8(at)) at += 1 + length
  return at + 1
}

const ACTL = 0x6163544c
const IDAT = 0x49444154

/** https://wiki.mozilla.org/APNG_Specification: `acTL` stands before the picture. */
function hasAnimationControl(view: DataView): boolean {
  for (let at = 8; ; at += 12 + view.getUint32(at)) {
    const type = view.getUint32(at + 4)
    if (type === ACTL || type === IDAT) return type === ACTL
  }
}
