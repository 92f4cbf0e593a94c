import { FileFault } from "~/domain/artifacts/fault"
import type { ArtifactFile } from "~/domain/artifacts/file"
import { NPY_HEAD_BYTES, readNpyHeader, type NpyHeader } from "~/domain/artifacts/npy"
import { bytesOfRows, isScattered, npyTable, type NpyTable } from "~/domain/artifacts/npyRows"
import { growTable, type TableBuilder } from "~/domain/artifacts/table"
import { formatBytes, formatCount } from "~/domain/format"
import { NO_TABLE } from "~/viewers/tableFault"
import { restAfter, rowsOfStep, stepByStep } from "~/viewers/tableSteps"
import { askTable } from "~/viewers/tableWorker"
import type { TablePart, TableReader } from "~/viewers/useTableReader"

import { entryFile, type Archive } from "./archive"
// oxlint-disable-next-line import/default -- vite answers this query with the address of the built worker
import workerUrl from "./numpy.worker.ts?worker&url"
import { numpyAnswers, type NumpyAnswer, type NumpyQuestion } from "./numpyAnswers"

/** An array in Fortran order has its rows all over the file, so all of it is read. */
const MOST_SCATTERED_BYTES = 64_000_000

export type NumpyPart = TablePart & {
  readonly header: NpyHeader | undefined
  /** Of an archive. */
  readonly arrays: readonly string[]
}

type Opened = {
  readonly file: ArtifactFile
  readonly header: NpyHeader
  readonly layout: NpyTable
  readonly builder: TableBuilder
}

/** `array` is the place of one in the archive; a plain file is one array. */
export function readNumpy(of: ArtifactFile | Archive, array: number): TableReader<NumpyPart> {
  const { asked, close } = askTable(workerUrl, numpyAnswers)
  let arrays: readonly string[] = []
  let opened: Opened | undefined
  let rowCount = 0

  const fileOf = async (signal: AbortSignal): Promise<ArtifactFile> => {
    if ("bytes" in of) return of
    const entries = await of.entries(signal)
    arrays = entries.map(({ path }) => path)
    const entry = entries[array]
    if (entry === undefined) throw new FileFault("This archive holds no array")
    return entryFile(of.file, entry, {
      inflate: async (packed) => (await asked({ kind: "inflate", packed }, "bytes")).bytes,
      signal,
    })
  }
  const part = (fault?: string): NumpyPart => ({
    table: opened?.builder.table() ?? NO_TABLE,
    rest: fault === undefined ? restAfter(rowCount, sizeOf(opened?.layout)) : "tooLarge",
    progress: opened === undefined ? "" : `of ${formatCount(opened.layout.rowCount)}`,
    fault,
    header: opened?.header,
    arrays,
  })
  const step = async (signal: AbortSignal) => {
    opened ??= await open(await fileOf(signal), signal)
    rowCount += await readStep(opened, { asked, from: rowCount, signal })
  }
  return stepByStep({ step, part, close })
}

const sizeOf = (layout: NpyTable | undefined) => ({ rows: layout?.rowCount ?? 0, columns: layout?.shownWidth ?? 0 })

type Asked = ReturnType<typeof askTable<NumpyQuestion, NumpyAnswer>>["asked"]

async function open(file: ArtifactFile, signal: AbortSignal): Promise<Opened> {
  const header = readNpyHeader(await file.bytes({ start: 0, end: NPY_HEAD_BYTES }, signal))
  const layout = npyTable(header)
  const { end } = bytesOfRows(header, { from: 0, to: layout.rowCount })
  if (file.sizeBytes !== undefined && end > file.sizeBytes)
    throw new FileFault(
      `An array of shape (${header.shape.join(", ")}) needs ${formatBytes(end)}, but the file has ${formatBytes(file.sizeBytes)}: it is cut off`,
    )
  if (isScattered(header) && end > MOST_SCATTERED_BYTES)
    throw new FileFault(`In Fortran order no more than ${formatBytes(MOST_SCATTERED_BYTES)} are read here`)
  return { file, header, layout, builder: growTable(layout.names, layout.types) }
}

async function readStep(
  { file, header, layout, builder }: Opened,
  { asked, from, signal }: { asked: Asked; from: number; signal: AbortSignal },
): Promise<number> {
  const span = { from, to: Math.min(from + rowsOfStep(layout.shownWidth), layout.rowCount) }
  const bytes = await file.bytes(bytesOfRows(header, span), signal)
  const answer = await asked({ kind: "rows", header, bytes, span }, "rows")
  builder.add(answer.rows)
  if (answer.rows.length < span.to - span.from) throw new FileFault("The array ends before its last row")
  return answer.rows.length
}
