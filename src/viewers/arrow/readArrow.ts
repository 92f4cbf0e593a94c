import {
  FILE_MAGIC_BYTES,
  metadataEnd,
  MOST_METADATA_BYTES,
  PREFIX_BYTES,
  readMessage,
  type ArrowMessage,
} from "~/domain/artifacts/arrowMessage"
import { FileFault } from "~/domain/artifacts/fault"
import type { ArtifactFile } from "~/domain/artifacts/file"
import { growTable, type TableBuilder } from "~/domain/artifacts/table"
import { formatBytes } from "~/domain/format"
import { askWorker } from "~/hooks/askWorker"
import { faultWords, NO_TABLE } from "~/viewers/tableFault"
import type { TablePart, TableReader } from "~/viewers/useTableReader"

// oxlint-disable-next-line import/default -- vite answers this query with the address of the built worker
import workerUrl from "./arrow.worker.ts?worker&url"
import { arrowAnswers, type ArrowAnswer, type ArrowQuestion } from "./arrowAnswers"

const HEAD_BYTES = 64_000
/** A batch is fetched as a whole. */
const MOST_MESSAGE_BYTES = 128_000_000
const STEP_ROWS = 10_000
const STEP_CELLS = 200_000
const MOST_ROWS = 100_000
const MOST_CELLS = 4_000_000
const TIMEOUT_MS = 20_000

type Found = { readonly message: ArrowMessage; readonly bytes: Uint8Array<ArrayBuffer> }

/** The file form is a stream between two marks, so both are read from the beginning on, message by message. */
export function readArrow(file: ArtifactFile): TableReader {
  const { ask, close } = askWorker(workerUrl, arrowAnswers, TIMEOUT_MS)
  let at: number | undefined
  let builder: TableBuilder | undefined
  let columns = 0
  let batch = { next: 0, rowCount: 0 }
  let isOver = false

  const part = (fault?: string): TablePart => {
    const table = builder?.table() ?? NO_TABLE
    const isFull = table.rowCount >= MOST_ROWS || table.rowCount * columns >= MOST_CELLS || fault !== undefined
    return {
      table,
      rest: isFull ? "tooLarge" : isOver ? undefined : "more",
      progress:
        isOver || file.sizeBytes === undefined ? "" : `${formatBytes(at ?? 0)} of ${formatBytes(file.sizeBytes)}`,
      fault,
    }
  }
  /** Up to a batch that has rows. */
  const nextBatch = async (signal: AbortSignal) => {
    while (!isOver && batch.next >= batch.rowCount) {
      at ??= await firstMessage(file, signal)
      // oxlint-disable-next-line no-await-in-loop -- each message says where the next one begins
      const found = await messageAt(file, at, signal)
      isOver = found === undefined
      if (found === undefined && builder === undefined) throw new FileFault("This Arrow file is empty, or cut off")
      if (found === undefined) break
      const { message, bytes } = found
      if (builder === undefined && message.kind !== "schema")
        throw new FileFault("This file does not begin as an Arrow file does")
      if (message.kind !== "other") {
        // oxlint-disable-next-line no-await-in-loop -- see above
        const answer = await ask({ kind: message.kind, message: bytes })
        if (answer.kind === "fault") throw new FileFault(answer.fault)
        if (answer.kind === "schema") {
          columns = answer.schema.names.length
          builder = growTable(answer.schema.names, answer.schema.types)
        }
      }
      batch = { next: 0, rowCount: message.rowCount }
      at += bytes.length
    }
  }
  const readStep = async (signal: AbortSignal) => {
    await nextBatch(signal)
    const step = Math.max(100, Math.min(STEP_ROWS, Math.floor(STEP_CELLS / Math.max(1, columns))))
    const to = Math.min(batch.next + step, batch.rowCount)
    builder?.add(await rowsOf(ask, { kind: "rows", from: batch.next, to }))
    batch = { ...batch, next: to }
    // Whether anything follows is said with the last rows, not by a button that brings none.
    await nextBatch(signal)
  }
  return {
    close,
    more: async (tell, signal) => {
      try {
        await readStep(signal)
        tell(part())
      } catch (error) {
        tell(part(faultWords(error)))
      }
    },
  }
}

async function rowsOf(ask: (question: ArrowQuestion) => Promise<ArrowAnswer>, question: ArrowQuestion) {
  const answer = await ask(question)
  if (answer.kind === "rows") return answer.rows
  throw new FileFault(answer.kind === "fault" ? answer.fault : "The reader of this file answered something else")
}

const MAGIC = "ARROW1"
const isMagic = (bytes: Uint8Array) => String.fromCharCode(...bytes.subarray(0, MAGIC.length)) === MAGIC

async function firstMessage(file: ArtifactFile, signal: AbortSignal): Promise<number> {
  if (!isMagic(await file.bytes({ start: 0, end: MAGIC.length }, signal))) return 0
  const { sizeBytes } = file
  if (sizeBytes === undefined) return FILE_MAGIC_BYTES
  const end = await file.bytes({ start: Math.max(0, sizeBytes - MAGIC.length), end: sizeBytes }, signal)
  if (!isMagic(end)) throw new FileFault("This file does not end as an Arrow file does: it is cut off")
  return FILE_MAGIC_BYTES
}

/** Undefined after the last one. */
async function messageAt(file: ArtifactFile, at: number, signal: AbortSignal): Promise<Found | undefined> {
  let bytes = await file.bytes({ start: at, end: at + HEAD_BYTES }, signal)
  const end = metadataEnd(bytes.subarray(0, PREFIX_BYTES))
  if (end === 0) return undefined
  if (end > bytes.length)
    bytes = await file.bytes({ start: at, end: at + Math.min(end, MOST_METADATA_BYTES + PREFIX_BYTES) }, signal)
  if (end > bytes.length) throw new FileFault("This Arrow file ends within a message: it is cut off")
  const message = readMessage(bytes.subarray(0, end))
  if (message.totalBytes > MOST_MESSAGE_BYTES)
    throw new FileFault(`A batch of this file has ${formatBytes(message.totalBytes)}, more than are read here`)
  if (message.totalBytes > bytes.length) bytes = await file.bytes({ start: at, end: at + message.totalBytes }, signal)
  if (message.totalBytes > bytes.length) throw new FileFault("This Arrow file ends within a batch: it is cut off")
  return { message, bytes: bytes.slice(0, message.totalBytes) }
}
