import { openBatch, readSchema, type ArrowBatch, type ArrowSchema } from "~/domain/artifacts/arrowRows"
import type { Cell } from "~/domain/artifacts/table"
import { orFault, type FaultAnswer } from "~/viewers/tableWorker"

export type ArrowQuestion =
  | { readonly kind: "schema" | "dictionary" | "batch"; readonly message: Uint8Array<ArrayBuffer> }
  | { readonly kind: "rows"; readonly from: number; readonly to: number }

export type ArrowAnswer =
  | { readonly kind: "schema"; readonly schema: ArrowSchema }
  | { readonly kind: "done" }
  | { readonly kind: "rows"; readonly rows: readonly (readonly Cell[])[] }

/** One file: its messages must come in order, and rows are of the last batch. */
export function arrowAnswers(): (question: ArrowQuestion) => Promise<ArrowAnswer | FaultAnswer> {
  const before: Uint8Array[] = []
  let batch: ArrowBatch | undefined

  const answer = (question: ArrowQuestion): ArrowAnswer => {
    if (question.kind === "rows") return { kind: "rows", rows: batch?.rows(question.from, question.to) ?? [] }
    if (question.kind === "batch") batch = openBatch([...before, question.message])
    else before.push(question.message)
    return question.kind === "schema" ? { kind: "schema", schema: readSchema(question.message) } : { kind: "done" }
  }
  return (question) => orFault(() => answer(question))
}
