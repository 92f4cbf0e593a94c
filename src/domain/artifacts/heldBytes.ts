import type { ByteRange } from "./file"

export type Piece = { readonly start: number; readonly bytes: Uint8Array<ArrayBuffer> }

/** Pieces of a file by where they lie; those that touch become one. */
export function holdBytes() {
  let pieces: readonly Piece[] = []
  return {
    add: (piece: Piece): void => {
      pieces = joinedPieces([...pieces, piece].toSorted((a, b) => a.start - b.start))
    },
    clear: (): void => {
      pieces = []
    },
    /** Those from `start` that are here, at most up to `end`. */
    from: (start: number, end: number): Uint8Array<ArrayBuffer> => {
      const piece = pieces.find(({ start: first, bytes }) => first <= start && start < first + bytes.length)
      return piece === undefined ? new Uint8Array() : piece.bytes.subarray(start - piece.start, end - piece.start)
    },
  }
}

function joinedPieces(sorted: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = []
  for (const piece of sorted) {
    const last = joined.at(-1)
    if (last === undefined || last.start + last.bytes.length < piece.start) joined.push(piece)
    else {
      joined.pop()
      const end = Math.max(last.start + last.bytes.length, piece.start + piece.bytes.length)
      const bytes = new Uint8Array(end - last.start)
      bytes.set(last.bytes)
      bytes.set(piece.bytes, piece.start - last.start)
      joined.push({ start: last.start, bytes })
    }
  }
  return joined
}

/** Fewer requests: ranges that touch, or lie no more than `gap` apart, become one. */
export function joinedRanges(ranges: readonly ByteRange[], gap: number): readonly ByteRange[] {
  const joined: ByteRange[] = []
  for (const range of ranges.filter(({ start, end }) => end > start).toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last === undefined || range.start > last.end + gap) joined.push(range)
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, range.end) }
  }
  return joined
}
