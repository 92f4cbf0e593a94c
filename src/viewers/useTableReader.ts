import type { ArtifactFile } from "~/domain/artifacts/file"
import type { Table } from "~/domain/artifacts/table"

import { usePieces, type PieceReader, type Pieces } from "./usePieces"

/** As much of a table as has been read. */
export type TablePart = {
  readonly table: Table
  /** undefined = nothing follows. */
  readonly rest: "more" | "tooLarge" | undefined
  /** How far it has been read: "the first 16 MB of 64 MB". */
  readonly progress: string
  /** What is wrong with the file; what was read before it is shown. */
  readonly fault: string | undefined
  /** Some of it is not the file's: reading on asks for that again. */
  readonly mayPass?: boolean
}

export type TableReader<P extends TablePart = TablePart> = PieceReader<P>
export type TableReading<P extends TablePart = TablePart> = Pieces<P>

/** `open` must keep its identity. The reader is closed with the view. */
export const useTableReader = <P extends TablePart = TablePart>(
  file: ArtifactFile,
  open: (file: ArtifactFile) => TableReader<P>,
): TableReading<P> => usePieces(file, open)
