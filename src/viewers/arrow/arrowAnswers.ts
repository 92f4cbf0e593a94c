import { openBatch, readSchema, type ArrowBatch, type ArrowSchema } from "~/domain/artifacts/arrowRows"
import { FileFault } from "~/domain/artifacts/fault"
import type { Cell } from "~/domain/artifacts/table"

export type ArrowQuestion =
  | { readonly kind: "schema" | "dictionary" | "batch"; readonly message: Uint8Array<ArrayBuffer> }
  | { readonly kind: "rows"; readonly from: number; readonly to: number }

export type ArrowAnswer =
  | { readonly kind: "schema"; readonly schema: ArrowSchema }
  | { readonly kind: "done" }
  | { readonly kind: "rows"; readonly rows: readonly (readonly Cell[])[] }
  | { readonly kind: "fault"; readonly fault: string }

/** One file: its messages must come in order, and rows are of the last batch. */
export function arrowAnswers(): (question: ArrowQuestion) => Promise<ArrowAnswer> {
  const before: Uint8Array[] = []
  let batch: ArrowBatch | undefined

  const answer = (question: ArrowQuestion): ArrowAnswer => {
    if (question.kind === "rows") return { kind: "rows", rows: batch?.rows(question.from, question.to) ?? [] }
    if (question.kind === "batch") batch = openBatch([...before, question.message])
    else before.push(question.message)
    return question.kind === "schema" ? { kind: "schema", schema: readSchema(question.message) } : { kind: "done" }
  }
  return (question) => {
    try {
      return Promise.resolve(answer(question))
    } catch (error) {
      if (error instanceof FileFault) return Promise.resolve({ kind: "fault", fault: error.message })
      throw error
    }
  }
}
