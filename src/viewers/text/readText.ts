import type { ArtifactFile } from "~/domain/artifacts/file"
import { lineReader, type LineForm, type Lines } from "~/domain/artifacts/textLines"
import type { PieceReader } from "~/viewers/usePieces"

export type TextPart = Lines & {
  /** undefined = nothing follows, for now. */
  readonly rest: "more" | "tooLarge" | undefined
  readonly readBytes: number
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
  const reader = lineReader(form)
  let at = 0
  const isFull = () => at >= MOST_BYTES || reader.count() >= MOST_LINES
  const part = (isAtEnd: boolean): TextPart => ({
    ...reader.read(isAtEnd),
    rest: isAtEnd ? undefined : isFull() ? "tooLarge" : "more",
    readBytes: at,
  })
  const readPiece = async (signal: AbortSignal): Promise<boolean> => {
    const end = at + (at === 0 ? FIRST_BYTES : PIECE_BYTES)
    const bytes = await file.bytes({ start: at, end }, signal)
    const isAtEnd = bytes.length < end - at || at + bytes.length === file.sizeBytes
    reader.push(bytes)
    at += bytes.length
    return isAtEnd
  }
  return {
    close: () => undefined,
    more: async (tell, signal) => {
      const until = at + STEP_BYTES
      let isAtEnd = false
      while (!isAtEnd && at < until && !isFull()) {
        // oxlint-disable-next-line no-await-in-loop -- each piece goes on where the last one ended
        isAtEnd = await readPiece(signal)
        tell(part(isAtEnd))
      }
    },
  }
}

export const readText = (file: ArtifactFile): PieceReader<TextPart> => textReader(file, "text")
export const readConsole = (file: ArtifactFile): PieceReader<TextPart> => textReader(file, "terminal")
