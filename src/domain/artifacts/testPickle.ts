import { pickleReader, type PickleListing } from "./pickle"

export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))

/** What a whole pickle lists, handed over in pieces as a file comes. */
export function listedPickle(bytes: Uint8Array, pieceBytes = 100_000): PickleListing {
  const reader = pickleReader()
  for (let guard = 0; reader.listing().ended === undefined && guard < 10_000; guard++) {
    const at = reader.offset()
    reader.push(bytes.subarray(at, at + pieceBytes), at + pieceBytes >= bytes.length)
  }
  return reader.listing()
}
