import type { ArtifactFile } from "./file"

const FIRST_PIECE = 4_000_000
const LARGEST_PIECE = 16_000_000

/** Larger and larger pieces: some servers do not know ranges, and send everything before the one that is asked for too. */
export async function* piecesOf(file: ArtifactFile, signal: AbortSignal): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let start = 0
  for (let size = FIRST_PIECE; ; size = Math.min(2 * size, LARGEST_PIECE)) {
    const piece = await file.bytes({ start, end: start + size }, signal)
    if (piece.length > 0) yield piece
    start += piece.length
    if (piece.length < size || start === file.sizeBytes) return
  }
}
