import { tooShort } from "~/domain/errors/incomplete"

import { announcedBytes, type ArtifactFile } from "./file"

const FIRST_PIECE = 4_000_000
const LARGEST_PIECE = 16_000_000

/** Larger and larger pieces. One that ends before what was announced is an error, after what came of it. */
export async function* piecesOf(file: ArtifactFile, signal: AbortSignal): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let start = 0
  for (let size = FIRST_PIECE; ; size = Math.min(2 * size, LARGEST_PIECE)) {
    const piece = await file.bytes({ start, end: start + size }, signal)
    if (piece.length > 0) yield piece
    start += piece.length
    const announced = announcedBytes(file)
    if (start === announced) return
    if (piece.length === size) continue
    if (start < (announced ?? 0)) throw tooShort(start, announced ?? 0)
    return
  }
}
