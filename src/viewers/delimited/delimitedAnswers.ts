import { delimitedReader, type DelimitedPiece, type DelimitedReader } from "~/domain/artifacts/delimited"
import { jsonLinesReader } from "~/domain/artifacts/jsonLines"

const JSON_LINES: ReadonlySet<string> = new Set(["jsonl", "ndjson"])

export type DelimitedQuestion = {
  readonly extension: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly isLast: boolean
}

/** One file: its pieces must come in order. */
export function delimitedAnswers(): (question: DelimitedQuestion) => Promise<DelimitedPiece> {
  let reader: DelimitedReader | undefined
  return ({ extension, bytes, isLast }) => {
    reader ??= JSON_LINES.has(extension) ? jsonLinesReader() : delimitedReader(extension)
    return Promise.resolve(reader.push(bytes, isLast))
  }
}
