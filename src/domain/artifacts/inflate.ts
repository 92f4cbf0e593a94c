import { Inflate } from "fflate"

import { FileFault } from "./fault"
import { joinBytes } from "./joinBytes"

/** So that a small piece that unpacks to a thousand times its size is noticed before all of it is in memory. */
const PIECE_BYTES = 16_384

/** Unpacks a deflated file piece by piece, up to a limit. */
export function inflater(mostBytes: number): (packed: Uint8Array) => Uint8Array<ArrayBuffer> {
  let unpacked: Uint8Array[] = []
  let total = 0
  const stream = new Inflate((piece) => {
    total += piece.length
    unpacked.push(piece)
  })
  return (packed) => {
    unpacked = []
    for (let at = 0; at < packed.length && total <= mostBytes; at += PIECE_BYTES) {
      try {
        stream.push(packed.subarray(at, at + PIECE_BYTES), false)
      } catch {
        throw new FileFault("What is packed in this archive is broken")
      }
    }
    return joinBytes(unpacked)
  }
}
