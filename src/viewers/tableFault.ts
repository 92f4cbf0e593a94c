import { FileFault } from "~/domain/artifacts/fault"
import type { Table } from "~/domain/artifacts/table"
import { TookTooLong } from "~/hooks/askWorker"

import type { TablePart } from "./useTableReader"

/** What to say of a failure that lies in the file. Any other is thrown on: the server's, or our own. */
export function faultWords(error: unknown): string {
  if (error instanceof FileFault) return error.message
  if (error instanceof TookTooLong) return "Reading this file took too long"
  throw error
}

export const NO_TABLE: Table = { columns: [], rowCount: 0 }

export const brokenPart = (fault: string): TablePart => ({
  table: NO_TABLE,
  rest: "tooLarge",
  progress: "",
  fault,
})
