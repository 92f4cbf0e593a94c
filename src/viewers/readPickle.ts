import type { ArtifactFile } from "~/domain/artifacts/file"
import { pickleReader, type PickleListing } from "~/domain/artifacts/pickle"
import type { PieceReader } from "./usePieces"

const PIECE_BYTES = 1_000_000
/** Of opcodes: long data between them is passed over without being read. */
const MOST_PIECES = 64

/** Follows a pickle from opcode to opcode. It is never loaded. */
export function readPickle(file: ArtifactFile): PieceReader<PickleListing> {
  const reader = pickleReader()
  return {
    close: () => undefined,
    more: async (tell, signal) => {
      for (let piece = 0; piece < MOST_PIECES && reader.listing().ended === undefined; piece++) {
        const start = reader.offset()
        // oxlint-disable-next-line no-await-in-loop -- where the next piece begins follows from this one
        const bytes = await file.bytes({ start, end: start + PIECE_BYTES }, signal)
        reader.push(bytes, bytes.length < PIECE_BYTES || start + bytes.length === file.sizeBytes)
        tell(reader.listing())
      }
    },
  }
}
