import type { ArtifactFile, OtherRun, SameInOtherRuns } from "~/domain/artifacts/file"
import { FileFault } from "~/domain/artifacts/fault"
import { joinTables } from "~/domain/artifacts/joinTables"
import { MAX_ROWS, type Table } from "~/domain/artifacts/table"
import { ApiError } from "~/domain/errors/apiError"
import { formatBytes } from "~/domain/format"
import { visibleText } from "~/domain/text/visibleText"
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

export type Others = { readonly elsewhere: SameInOtherRuns; readonly runIds: readonly string[] }

/** The table of a run, and those of others below it. One that cannot be read is named, and the next ones are read. */
export function readLoggedTable(file: ArtifactFile, others: Others | undefined): TableReader {
  const tables = tableReader()
  const { runIds = [] } = others ?? {}
  return {
    close: tables.close,
    more: async (tell, signal) => {
      const parts: Read[] = []
      const faults: string[] = []
      const show = () => tell(partOf(parts, { faults, wanted: runIds.length + 1 }))
      try {
        parts.push({ name: THIS_RUN, ...(await tables.read(file, signal)) })
      } catch (error) {
        tell(brokenPart(faultWords(error)))
        return
      }
      show()
      for (const id of runIds) {
        let name = id
        try {
          // oxlint-disable-next-line no-await-in-loop -- the worker takes one table at a time
          const run = await others?.elsewhere.open(file.path, id, signal)
          if (run === undefined) continue
          ;({ name } = run)
          // oxlint-disable-next-line no-await-in-loop -- see above
          parts.push({ name: nameBeside(parts, run), ...(await tables.read(run.file, signal)) })
        } catch (error) {
          signal.throwIfAborted()
          faults.push(`${visibleText(name)}: ${error instanceof ApiError ? error.message : faultWords(error)}`)
        }
        show()
      }
    },
  }
}

function tableReader() {
  const open = () => askWorker(workerUrl, () => loggedTableAnswer, TIMEOUT_MS)
  let worker = open()
  return {
    close: () => worker.close(),
    read: async (from: ArtifactFile, signal: AbortSignal): Promise<Omit<Read, "name">> => {
      const bytes = await from.bytes({ start: 0, end: MAX_LOGGED_TABLE_BYTES + 1 }, signal)
      if (bytes.length > MAX_LOGGED_TABLE_BYTES)
        throw new FileFault(`This table is larger than ${formatBytes(MAX_LOGGED_TABLE_BYTES)}: view it as text`)
      const reading = await worker.ask(bytes).catch((error: unknown) => {
        // A worker that was given up answers nothing more, and the next table may be a good one.
        worker.close()
        if (!signal.aborted) worker = open()
        throw error
      })
      if (!reading.ok) throw new FileFault(`${reading.message}. View it as text.`)
      return { table: reading.table, isCut: reading.isCut }
    },
  }
}

const SHOWN_FAULTS = 5

const faultsText = (faults: readonly string[]): string =>
  [
    ...faults.slice(0, SHOWN_FAULTS),
    ...(faults.length > SHOWN_FAULTS ? [`and ${faults.length - SHOWN_FAULTS} more runs`] : []),
  ].join("\n")

/** Rows say which run they are of, so two runs of one name need two names. */
const nameBeside = (parts: readonly Read[], { id, name }: OtherRun): string =>
  parts.some((part) => part.name === name) ? `${name} (${id})` : name

function partOf(parts: readonly Read[], { faults, wanted }: { faults: readonly string[]; wanted: number }): TablePart {
  const [only] = parts
  const isCut = parts.some((part) => part.isCut)
  if (only !== undefined && wanted === 1)
    return { table: only.table, rest: isCut ? "tooLarge" : undefined, progress: "", fault: undefined }
  const { isCut: isShortened, ...table } = joinTables("run", parts, MAX_ROWS)
  return {
    table,
    rest: isCut || isShortened ? "tooLarge" : undefined,
    progress: parts.length === wanted ? `of ${parts.length} runs` : `of ${parts.length} of ${wanted} runs`,
    fault: faults.length === 0 ? undefined : faultsText(faults),
  }
}
