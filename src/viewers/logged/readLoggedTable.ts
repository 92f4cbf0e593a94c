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
/** No run is called so. */
const OWN = ""

type Read = { readonly name: string; readonly table: Table; readonly isCut: boolean }

export type Others = { readonly elsewhere: SameInOtherRuns; readonly runIds: readonly string[] }

/**
 * The table of a run, and those of others below it. One that cannot be read is named, and the next ones are read; asked again,
 * it reads those that are missing because of the server.
 */
export function readLoggedTable(file: ArtifactFile, others: Others | undefined): TableReader {
  const tables = tableReader()
  const { runIds = [] } = others ?? {}
  const read = new Map<string, Read>()
  const faults = new Map<string, Fault>()
  const partNow = () =>
    partOf(
      [OWN, ...runIds].flatMap((id) => read.get(id) ?? []),
      {
        faults: runIds.flatMap((id) => faults.get(id) ?? []),
        wanted: runIds.length + 1,
      },
    )
  const readRun = async (id: string, signal: AbortSignal) => {
    let name = id
    try {
      const run = await others?.elsewhere.open(file.path, id, signal)
      if (run === undefined) return
      ;({ name } = run)
      read.set(id, { name: nameBeside([...read.values()], run), ...(await tables.read(run.file, signal)) })
      faults.delete(id)
    } catch (error) {
      signal.throwIfAborted()
      faults.set(id, faultOf(name, error))
    }
  }
  return {
    close: tables.close,
    more: async (tell, signal) => {
      try {
        if (!read.has(OWN)) read.set(OWN, { name: THIS_RUN, ...(await tables.read(file, signal)) })
      } catch (error) {
        tell(brokenPart(faultWords(error)))
        return
      }
      tell(partNow())
      for (const id of runIds) {
        if (read.has(id) || faults.get(id)?.mayPass === false) continue
        // oxlint-disable-next-line no-await-in-loop -- the worker takes one table at a time
        await readRun(id, signal)
        tell(partNow())
      }
    },
  }
}

type Fault = { readonly words: string; readonly mayPass: boolean }

/** What lies in a file, or is not there at all, is the same when it is asked for again. */
function faultOf(name: string, error: unknown): Fault {
  const isServers = error instanceof ApiError
  const words = isServers ? error.message : faultWords(error)
  return { words: `${visibleText(name)}: ${words}`, mayPass: isServers && error.kind !== "not-found" }
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

const faultsText = (faults: readonly Fault[]): string =>
  [
    ...faults.slice(0, SHOWN_FAULTS).map(({ words }) => words),
    ...(faults.length > SHOWN_FAULTS ? [`and ${faults.length - SHOWN_FAULTS} more runs`] : []),
  ].join("\n")

/** Rows say which run they are of, so two runs of one name need two names. */
const nameBeside = (parts: readonly Read[], { id, name }: OtherRun): string =>
  parts.some((part) => part.name === name) ? `${name} (${id})` : name

function partOf(parts: readonly Read[], { faults, wanted }: { faults: readonly Fault[]; wanted: number }): TablePart {
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
    mayPass: faults.some(({ mayPass }) => mayPass),
  }
}
