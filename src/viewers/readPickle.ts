import { FileFault } from "~/domain/artifacts/fault"
import type { ArtifactFile } from "~/domain/artifacts/file"
import { joinBytes } from "~/domain/artifacts/joinBytes"
import { packingOf, type Packing } from "~/domain/artifacts/packing"
import { pickleReader, type PickleListing, type PickleReader } from "~/domain/artifacts/pickle"
import { piecesOf } from "~/domain/artifacts/piecesOf"
import { unpack } from "~/domain/artifacts/unpack"
import { formatBytes } from "~/domain/format"
import type { PieceReader } from "./usePieces"

/** `packing` = the file is compressed; without a format that browsers know nothing of it is listed. */
export type ListedPickle = PickleListing & { readonly packing?: Packing | undefined }

const PIECE_BYTES = 1_000_000
/** Of opcodes: long data between them is passed over without being read. */
const MOST_PIECES = 64
/** Of a compressed one everything has to be unpacked, what is passed over too. */
const MOST_UNPACKED_BYTES = 256_000_000
const HEAD_BYTES = 16

/** Follows a pickle from opcode to opcode. It is never loaded. */
export function readPickle(file: ArtifactFile): PieceReader<ListedPickle> {
  const reader = pickleReader()
  return {
    close: () => undefined,
    more: async (tell, signal) => {
      const packing = packingOf(await file.bytes({ start: 0, end: HEAD_BYTES }, signal))
      if (packing === undefined) return listPlain(file, reader, { tell, signal })
      if (packing.format === undefined) return tell({ ...reader.listing(), ended: "", packing })
      const pieces = piecesOf(file, signal)
      // From its beginning each time: what is packed can be read in no other way.
      return listPacked(unpack(pieces, packing.format), (listing) => tell({ ...listing, packing }))
    },
  }
}

async function listPlain(
  file: ArtifactFile,
  reader: PickleReader,
  { tell, signal }: { tell: (listing: PickleListing) => void; signal: AbortSignal },
): Promise<void> {
  for (let piece = 0; piece < MOST_PIECES && reader.listing().ended === undefined; piece++) {
    const start = reader.offset()
    // oxlint-disable-next-line no-await-in-loop -- where the next piece begins follows from this one
    const bytes = await file.bytes({ start, end: start + PIECE_BYTES }, signal)
    reader.push(bytes, bytes.length < PIECE_BYTES || start + bytes.length === file.sizeBytes)
    tell(reader.listing())
  }
}

async function listPacked(unpacked: AsyncIterable<Uint8Array>, tell: (listing: PickleListing) => void): Promise<void> {
  const reader = pickleReader()
  const held = heldFrom(() => reader.offset())
  const stopped = (why: string) => tell({ ...reader.listing(), ended: why })
  try {
    for await (const piece of unpacked) {
      held.add(piece)
      if (held.total() > MOST_UNPACKED_BYTES)
        return stopped(`Only the first ${formatBytes(MOST_UNPACKED_BYTES)} of what is packed in it are looked at`)
      if (held.size() < PIECE_BYTES) continue
      reader.push(held.take(), false)
      held.take()
      tell(reader.listing())
      if (reader.listing().ended !== undefined) return
    }
  } catch (error) {
    if (!(error instanceof FileFault)) throw error
    reader.push(held.take(), false)
    return stopped(reader.listing().ended ?? error.message)
  }
  reader.push(held.take(), true)
  tell(reader.listing())
}

/** What has been unpacked from `offset` on; what lies before it is let go at once. */
function heldFrom(offset: () => number) {
  let pieces: Uint8Array[] = []
  let [size, total] = [0, 0]
  const take = () => {
    const start = total - size
    const bytes = joinBytes(pieces).subarray(Math.max(0, offset() - start))
    pieces = [bytes]
    size = bytes.length
    return bytes
  }
  return {
    add: (piece: Uint8Array) => {
      total += piece.length
      if (total <= offset()) {
        pieces = []
        size = 0
        return
      }
      pieces.push(piece)
      size += piece.length
    },
    /** From `offset` on. They stay until it has passed them and it is asked again. */
    take,
    size: () => size,
    total: () => total,
  }
}
