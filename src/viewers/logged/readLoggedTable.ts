import type { ArtifactFile } from "~/domain/artifacts/file"
import type { JsonTableReading } from "~/domain/artifacts/jsonTable"
import { formatBytes } from "~/domain/format"
import { askWorker, TookTooLong } from "~/hooks/askWorker"
import type { TablePart, TableReader } from "~/viewers/useTableReader"

import { loggedTableAnswer } from "./loggedTableAnswer"
// oxlint-disable-next-line import/default -- vite answers this query with the address of the built worker
import workerUrl from "./loggedTable.worker.ts?worker&url"
import { MAX_LOGGED_TABLE_BYTES } from "./loggedTableViewer"

const TIMEOUT_MS = 20_000

export function readLoggedTable(file: ArtifactFile): TableReader {
  const { ask, close } = askWorker(workerUrl, () => loggedTableAnswer, TIMEOUT_MS)
  return {
    close,
    more: async (tell, signal) => {
      const bytes = await file.bytes({ start: 0, end: MAX_LOGGED_TABLE_BYTES + 1 }, signal)
      if (bytes.length > MAX_LOGGED_TABLE_BYTES)
        return tell(broken(`This table is larger than ${formatBytes(MAX_LOGGED_TABLE_BYTES)}: view it as text`))
      try {
        tell(partOf(await ask(bytes)))
      } catch (error) {
        if (!(error instanceof TookTooLong)) throw error
        tell(broken("Reading this table took too long: view it as text"))
      }
    },
  }
}

const NO_TABLE = { columns: [], rowCount: 0 }

const broken = (fault: string): TablePart => ({ table: NO_TABLE, rest: "tooLarge", progress: "", fault })

const partOf = (reading: JsonTableReading): TablePart =>
  reading.ok
    ? { table: reading.table, rest: reading.isCut ? "tooLarge" : undefined, progress: "", fault: undefined }
    : broken(`${reading.message}. View it as text.`)
