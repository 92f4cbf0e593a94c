import { FileFault } from "~/domain/artifacts/fault"
import { holdBytes, type Piece } from "~/domain/artifacts/heldBytes"
import { columnsTable, groupsTable, linesOfGroups } from "~/domain/artifacts/parquetDetails"
import { openFooter, type OpenParquet, type ParquetFooter } from "~/domain/artifacts/parquetFooter"
import { MoreBytes, readRows } from "~/domain/artifacts/parquetRows"
import type { Cell, Table } from "~/domain/artifacts/table"
import { orFault, type FaultAnswer } from "~/viewers/tableWorker"

export type ParquetQuestion =
  | { readonly kind: "footer"; readonly footer: Uint8Array<ArrayBuffer>; readonly sizeBytes: number }
  | { readonly kind: "columns" }
  | { readonly kind: "groups" }
  | {
      readonly kind: "rows"
      /** Bytes of the row group; those of another one are let go. */
      readonly pieces: readonly Piece[]
      readonly isOtherGroup: boolean
      readonly from: number
      readonly to: number
    }

export type ParquetAnswer =
  | { readonly kind: "footer"; readonly footer: ParquetFooter }
  | { readonly kind: "table"; readonly table: Table; readonly lines: number }
  | { readonly kind: "rows"; readonly rows: readonly (readonly Cell[])[] }
  | { readonly kind: "moreBytes" }

/** One file: its footer must come first. */
export function parquetAnswers(): (question: ParquetQuestion) => Promise<ParquetAnswer | FaultAnswer> {
  const held = holdBytes()
  let opened: OpenParquet | undefined

  const answer = async (question: ParquetQuestion): Promise<ParquetAnswer> => {
    if (question.kind === "footer") {
      opened = openFooter(question.footer, question.sizeBytes)
      return { kind: "footer", footer: opened.footer }
    }
    if (opened === undefined) throw new FileFault("The footer of this Parquet file has not been read")
    if (question.kind === "columns") {
      const table = columnsTable(opened)
      return { kind: "table", table, lines: table.rowCount }
    }
    if (question.kind === "groups") return { kind: "table", table: groupsTable(opened), lines: linesOfGroups(opened) }
    if (question.isOtherGroup) held.clear()
    for (const piece of question.pieces) held.add(piece)
    return { kind: "rows", rows: await readRows(opened, held, question) }
  }
  return (question) =>
    orFault(() =>
      answer(question).catch((error: unknown): ParquetAnswer => {
        if (error instanceof MoreBytes) return { kind: "moreBytes" }
        throw error
      }),
    )
}
