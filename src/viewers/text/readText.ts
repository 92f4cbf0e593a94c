import type { ArtifactFile } from "~/domain/artifacts/file"
import { lineReader, type LineForm, type Lines } from "~/domain/artifacts/textLines"
import type { PieceReader } from "~/viewers/usePieces"

export type TextPart = Lines & {
  /** undefined = nothing follows, for now. */
  readonly rest: "more" | "tooLarge" | undefined
  readonly readBytes: number
  /** How many lines came before the first one here, and were let go. */
  readonly droppedLines: number
}

const FIRST_BYTES = 256_000
/** Each is decoded and cut into lines at once: no more than a few frames. */
const PIECE_BYTES = 2_000_000
/** Read without being asked, and again with each "read more". */
const STEP_BYTES = 16_000_000
const MOST_BYTES = 64_000_000
/** Browsers draw no element that is higher: 18 pixels each. */
const MOST_LINES = 900_000

/** From its beginning on; asked again at the end of the file, it reads what has been added since. */
export function textReader(file: ArtifactFile, form: LineForm): PieceReader<TextPart> {
  const kept = keptLines(form)
  let at = 0
  const part = (isAtEnd: boolean): TextPart => ({
    ...kept.read(isAtEnd),
    rest: isAtEnd ? undefined : kept.isFull() ? "tooLarge" : "more",
    readBytes: at,
  })
  const readPiece = async (signal: AbortSignal): Promise<boolean> => {
    const end = at + (at === 0 ? FIRST_BYTES : PIECE_BYTES)
    const bytes = await file.bytes({ start: at, end }, signal)
    const isAtEnd = bytes.length < end - at || at + bytes.length === file.sizeBytes
    if (bytes.length > 0) kept.push(bytes)
    at += bytes.length
    return isAtEnd
  }
  const reading =
    (isFollowing: boolean): PieceReader<TextPart>["more"] =>
    async (tell, signal) => {
      const until = at + STEP_BYTES
      let isAtEnd = false
      while (!isAtEnd && at < until && (isFollowing || !kept.isFull())) {
        if (kept.isFull()) kept.halve()
        // oxlint-disable-next-line no-await-in-loop -- each piece goes on where the last one ended
        isAtEnd = await readPiece(signal)
        tell(part(isAtEnd))
      }
    }
  return { close: () => undefined, more: reading(false), follow: reading(true) }
}

/** Lines, and which pieces of the file they came in: whole pieces are let go, or their memory would stay. */
function keptLines(form: LineForm) {
  const reader = lineReader(form)
  const pieces: { readonly bytes: number; readonly lines: number }[] = []
  let [bytes, droppedLines] = [0, 0]
  return {
    push: (piece: Uint8Array) => {
      const before = reader.count()
      reader.push(piece)
      pieces.push({ bytes: piece.length, lines: reader.count() - before })
      bytes += piece.length
    },
    isFull: () => bytes >= MOST_BYTES || reader.count() >= MOST_LINES,
    /** Half at a time: moving a million lines with each piece would be work. */
    halve: () => {
      let lines = 0
      while (bytes > MOST_BYTES / 2 || reader.count() - lines > MOST_LINES / 2) {
        const first = pieces.shift()
        if (first === undefined) break
        bytes -= first.bytes
        lines += first.lines
      }
      reader.drop(lines)
      droppedLines += lines
    },
    read: (isAtEnd: boolean) => ({ ...reader.read(isAtEnd), droppedLines }),
  }
}

export const readText = (file: ArtifactFile): PieceReader<TextPart> => textReader(file, "text")
export const readConsole = (file: ArtifactFile): PieceReader<TextPart> => textReader(file, "terminal")
