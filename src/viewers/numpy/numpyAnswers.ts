import { inflater } from "~/domain/artifacts/inflate"
import type { NpyHeader } from "~/domain/artifacts/npy"
import { npyRows, type RowSpan } from "~/domain/artifacts/npyRows"
import type { Cell } from "~/domain/artifacts/table"
import { orFault, type FaultAnswer } from "~/viewers/tableWorker"

/** Of one array that is packed in an archive. */
export const MOST_UNPACKED_BYTES = 64_000_000

export type NumpyQuestion =
  | { readonly kind: "rows"; readonly header: NpyHeader; readonly bytes: Uint8Array; readonly span: RowSpan }
  | { readonly kind: "inflate"; readonly packed: Uint8Array }

export type NumpyAnswer =
  | { readonly kind: "rows"; readonly rows: readonly (readonly Cell[])[] }
  | { readonly kind: "bytes"; readonly bytes: Uint8Array<ArrayBuffer> }

/** One array: what is packed must come in order. */
export function numpyAnswers(): (question: NumpyQuestion) => Promise<NumpyAnswer | FaultAnswer> {
  const inflate = inflater(MOST_UNPACKED_BYTES)
  const answer = (question: NumpyQuestion): NumpyAnswer =>
    question.kind === "rows"
      ? { kind: "rows", rows: npyRows(question.header, question.bytes, question.span) }
      : { kind: "bytes", bytes: inflate(question.packed) }
  return (question) => orFault(() => answer(question))
}
