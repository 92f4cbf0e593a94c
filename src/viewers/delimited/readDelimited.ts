import type { DelimitedPiece } from "~/domain/artifacts/delimited"
import { extensionOf, type ArtifactFile } from "~/domain/artifacts/file"
import { growTable, MAX_ROWS, type TableBuilder } from "~/domain/artifacts/table"
import { formatBytes } from "~/domain/format"
import { askWorker, TookTooLong } from "~/hooks/askWorker"
import type { TablePart, TableReader } from "~/viewers/useTableReader"

// oxlint-disable-next-line import/default -- vite answers this query with the address of the built worker
import workerUrl from "./delimited.worker.ts?worker&url"
import { delimitedAnswers } from "./delimitedAnswers"

const FIRST_BYTES = 256_000
const PIECE_BYTES = 1_000_000
/** Read without being asked, and again with each "load more". */
const STEP_BYTES = 16_000_000
const MOST_BYTES = 64_000_000
const TIMEOUT_MS = 20_000

export function readDelimited(file: ArtifactFile): TableReader {
  const { ask, close } = askWorker(workerUrl, delimitedAnswers, TIMEOUT_MS)
  let at = 0
  let isWhole = false
  let fault: string | undefined
  let builder: TableBuilder | undefined
  // Lines of JSON may bring new columns later: the builder takes their names as it meets them.
  const columns: string[] = []

  const isFull = () => at >= MOST_BYTES || (builder?.table().rowCount ?? 0) >= MAX_ROWS
  const add = ({ names, rows, fault: found }: DelimitedPiece) => {
    columns.push(...(names ?? []).slice(columns.length))
    if (columns.length > 0) builder ??= growTable(columns)
    builder?.add(rows)
    fault = found
  }
  const part = (): TablePart => ({
    table: builder?.table() ?? { columns: [], rowCount: 0 },
    rest: isWhole ? undefined : isFull() || fault !== undefined ? "tooLarge" : "more",
    progress: isWhole || file.sizeBytes === undefined ? "" : `${formatBytes(at)} of ${formatBytes(file.sizeBytes)}`,
    fault,
  })
  const readPiece = async (signal: AbortSignal) => {
    const end = at + (at === 0 ? FIRST_BYTES : PIECE_BYTES)
    const bytes = await file.bytes({ start: at, end }, signal)
    const isLast = bytes.length < end - at || at + bytes.length === file.sizeBytes
    try {
      add(await ask({ extension: extensionOf(file.path), bytes, isLast }))
    } catch (error) {
      if (!(error instanceof TookTooLong)) throw error
      fault = "Reading this table took too long"
    }
    at += bytes.length
    isWhole = isLast && fault === undefined
  }
  return {
    close,
    more: async (tell, signal) => {
      const until = at + STEP_BYTES
      while (!isWhole && fault === undefined && at < until && !isFull()) {
        // oxlint-disable-next-line no-await-in-loop -- each piece goes on where the last one ended
        await readPiece(signal)
        tell(part())
      }
    },
  }
}
