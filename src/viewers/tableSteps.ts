import { MAX_ROWS } from "~/domain/artifacts/table"

import { faultWords } from "./tableFault"
import type { TablePart, TableReader } from "./useTableReader"

const STEP_ROWS = 10_000
/** Of one step: each is a text of its own, made in the worker and handed over. */
const STEP_CELLS = 200_000
const MOST_CELLS = 4_000_000

/** How many rows are read at once. */
export const rowsOfStep = (columns: number): number =>
  Math.min(STEP_ROWS, Math.floor(STEP_CELLS / Math.max(1, columns)))

/** What follows the rows that have been read, of those that there are. */
export function restAfter(read: number, { rows, columns }: { rows: number; columns: number }): TablePart["rest"] {
  if (read >= rows) return undefined
  return isFull(read, columns) ? "tooLarge" : "more"
}

export const isFull = (rows: number, columns: number): boolean => rows >= MAX_ROWS || rows * columns >= MOST_CELLS

type Steps<Part extends TablePart> = {
  /** Reads some rows more. What it says with a FileFault becomes the fault of the part. */
  readonly step: (signal: AbortSignal) => Promise<void>
  /** All that has been read. */
  readonly part: (fault?: string) => Part
  readonly close: () => void
}

/** A table that is read some rows at a time. */
export const stepByStep = <Part extends TablePart>({ step, part, close }: Steps<Part>): TableReader<Part> => ({
  close,
  more: async (tell, signal) => {
    try {
      await step(signal)
      tell(part())
    } catch (error) {
      tell(part(faultWords(error)))
    }
  },
})
