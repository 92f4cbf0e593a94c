import type { ArtifactFile, OtherRun } from "~/domain/artifacts/file"
import { FileFault } from "~/domain/artifacts/fault"
import { joinTables } from "~/domain/artifacts/joinTables"
import { MAX_ROWS, type Table } from "~/domain/artifacts/table"
import { formatBytes } from "~/domain/format"
import { askWorker } from "~/hooks/askWorker"
import { brokenPart, faultWords } from "~/viewers/tableFault"
import type { TablePart, TableReader } from "~/viewers/useTableReader"

import { loggedTableAnswer } from "./loggedTableAnswer"
// oxlint-disable-next-line import/default -- vite answers this query with the address of the built worker
import workerUrl from "./loggedTable.worker.ts?worker&url"
import { MAX_LOGGED_TABLE_BYTES } from "./loggedTableViewer"

const TIMEOUT_MS = 20_000
const THIS_RUN = "this run"

type Read = { readonly name: string; readonly table: Table; readonly isCut: boolean }

/** The table of a run, and those of others below it. */
export function readLoggedTable(file: ArtifactFile, others: readonly OtherRun[]): TableReader {
  const { ask, close } = askWorker(workerUrl, () => loggedTableAnswer, TIMEOUT_MS)
  const read = async (from: ArtifactFile, name: string, signal: AbortSignal): Promise<Read> => {
    const bytes = await from.bytes({ start: 0, end: MAX_LOGGED_TABLE_BYTES + 1 }, signal)
    if (bytes.length > MAX_LOGGED_TABLE_BYTES)
      throw new FileFault(`This table is larger than ${formatBytes(MAX_LOGGED_TABLE_BYTES)}: view it as text`)
    const reading = await ask(bytes)
    if (!reading.ok) throw new FileFault(`${reading.message}. View it as text.`)
    return { name, table: reading.table, isCut: reading.isCut }
  }
  return {
    close,
    more: async (tell, signal) => {
      const parts: Read[] = []
      try {
        parts.push(await read(file, THIS_RUN, signal))
        tell(partOf(parts))
        for (const { name, file: other } of others) {
          // oxlint-disable-next-line no-await-in-loop -- the worker takes one table at a time
          parts.push(await read(other, name, signal))
          tell(partOf(parts))
        }
      } catch (error) {
        const fault = faultWords(error)
        const name = others[parts.length - 1]?.name
        tell(
          parts.length === 0 ? brokenPart(fault) : { ...partOf(parts), rest: "tooLarge", fault: `${name}: ${fault}` },
        )
      }
    },
  }
}

function partOf(parts: readonly Read[]): TablePart {
  const [only, ...others] = parts
  const isCut = parts.some((part) => part.isCut)
  if (only !== undefined && others.length === 0)
    return { ...whole, table: only.table, rest: isCut ? "tooLarge" : undefined }
  const { isCut: isShortened, ...table } = joinTables("run", parts, MAX_ROWS)
  return {
    table,
    rest: isCut || isShortened ? "tooLarge" : undefined,
    progress: `of ${parts.length} runs`,
    fault: undefined,
  }
}

const whole = { progress: "", fault: undefined } as const
