import type { ArtifactFile } from "~/domain/artifacts/file"
import { tarReader } from "~/domain/artifacts/tar"
import { formatBytes } from "~/domain/format"
import type { PieceReader } from "~/viewers/usePieces"

import { archivePart, MOST_ENTRIES, type ArchivePart } from "./archiveParts"

const PIECE_BYTES = 1_000_000
/** Read without being asked, and again with each "load more". */
const STEP_BYTES = 32_000_000
/** Of what comes out of a packed archive: one may unpack without end. */
const MOST_UNPACKED_BYTES = 2_000_000_000

/** A tar has no list of contents: it is read from head to head. What files hold is passed over, where it is not packed without being read. */
export function readTar(file: ArtifactFile, isPacked: boolean): PieceReader<ArchivePart> {
  const reader = tarReader()
  const unpack = isPacked ? unpacker((bytes) => reader.push(bytes)) : undefined
  let at = 0
  let isWhole = false
  let fault: string | undefined
  const part = (): ArchivePart => {
    const entries = reader.entries().slice(0, MOST_ENTRIES)
    const isFull = reader.entries().length > MOST_ENTRIES
    const isOver = isWhole || reader.ended() !== undefined || fault !== undefined
    return archivePart(entries, file.sizeBytes ?? at, {
      fault: faultOf(),
      rest: isOver && !isFull ? undefined : isFull ? "tooLarge" : "more",
      progress: isOver || file.sizeBytes === undefined ? "" : `${formatBytes(at)} of ${formatBytes(file.sizeBytes)}`,
    })
  }
  const faultOf = () => {
    const ended = reader.ended()
    if (fault !== undefined || ended !== undefined) return fault ?? (ended === "" ? undefined : ended)
    return isWhole ? "The archive ends in the middle: it is cut off" : undefined
  }
  const readPiece = async (signal: AbortSignal) => {
    if (unpack === undefined) {
      const passed = reader.skippable()
      reader.skip(passed)
      at += passed
    }
    const bytes = await file.bytes({ start: at, end: at + PIECE_BYTES }, signal)
    isWhole = bytes.length < PIECE_BYTES || at + bytes.length === file.sizeBytes
    at += bytes.length
    if (unpack === undefined) reader.push(bytes)
    else fault = await unpack(bytes, isWhole)
  }
  return {
    close: () => undefined,
    more: async (tell, signal) => {
      const until = at + STEP_BYTES
      const isOver = () => isWhole || fault !== undefined || reader.ended() !== undefined
      while (!isOver() && at < until && reader.entries().length <= MOST_ENTRIES) {
        // oxlint-disable-next-line no-await-in-loop -- each piece goes on where the last one ended
        await readPiece(signal)
        tell(part())
      }
    },
  }
}

/** Gives what comes out to `take`; resolves to what is wrong. */
function unpacker(take: (bytes: Uint8Array) => void) {
  const stream = new DecompressionStream("gzip")
  const writer = stream.writable.getWriter()
  let unpacked = 0
  let fault: string | undefined
  const pump = async () => {
    const output = stream.readable.getReader()
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- one piece after the other
      const { value, done } = await output.read()
      if (done) return
      unpacked += value.length
      take(value)
      if (unpacked > MOST_UNPACKED_BYTES) throw new Error("too much")
    }
  }
  const done = pump().catch((error: unknown) => {
    const isTooMuch = error instanceof Error && error.message === "too much"
    fault = isTooMuch
      ? `It unpacks to more than ${formatBytes(MOST_UNPACKED_BYTES)}: it may be made to fill a disk`
      : "What it is packed with is damaged, or it is cut off"
  })
  return async (bytes: Uint8Array<ArrayBuffer>, isLast: boolean): Promise<string | undefined> => {
    await writer.write(bytes).catch(() => undefined)
    if (isLast) {
      await writer.close().catch(() => undefined)
      await done
    }
    return fault
  }
}
