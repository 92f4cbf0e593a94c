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
import { NO_TABLE } from "~/viewers/tableFault"
import { isFull, rowsOfStep, stepByStep } from "~/viewers/tableSteps"
import { askTable } from "~/viewers/tableWorker"
import type { TablePart, TableReader } from "~/viewers/useTableReader"

// oxlint-disable-next-line import/default -- vite answers this query with the address of the built worker
import workerUrl from "./arrow.worker.ts?worker&url"
import { arrowAnswers } from "./arrowAnswers"

const HEAD_BYTES = 64_000
/** A batch is fetched as a whole. */
const MOST_MESSAGE_BYTES = 128_000_000

type Found = { readonly message: ArrowMessage; readonly bytes: Uint8Array<ArrayBuffer> }

/** The file form is a stream between two marks, so both are read from the beginning on, message by message. */
export function readArrow(file: ArtifactFile): TableReader {
  const { asked, close } = askTable(workerUrl, arrowAnswers)
  let at: number | undefined
  let builder: TableBuilder | undefined
  let columns = 0
  let batch = { next: 0, rowCount: 0 }
  let hasEnded = false

  const part = (fault?: string): TablePart => {
    const table = builder?.table() ?? NO_TABLE
    const isOver = fault !== undefined || isFull(table.rowCount, columns)
    return {
      table,
      rest: isOver ? "tooLarge" : hasEnded ? undefined : "more",
      progress:
        hasEnded || file.sizeBytes === undefined ? "" : `${formatBytes(at ?? 0)} of ${formatBytes(file.sizeBytes)}`,
      fault,
    }
  }
  /** Up to a batch that has rows. */
  const nextBatch = async (signal: AbortSignal) => {
    while (!hasEnded && batch.next >= batch.rowCount) {
      at ??= await firstMessage(file, signal)
      // oxlint-disable-next-line no-await-in-loop -- each message says where the next one begins
      const found = await messageAt(file, at, signal)
      hasEnded = found === undefined
      if (found === undefined && builder === undefined) throw new FileFault("This Arrow file is empty, or cut off")
      if (found === undefined) break
      const { message, bytes } = found
      if (builder === undefined && message.kind !== "schema")
        throw new FileFault("This file does not begin as an Arrow file does")
      if (message.kind !== "other") {
        // oxlint-disable-next-line no-await-in-loop -- see above
        const answer = await asked({ kind: message.kind, message: bytes }, "schema", "done")
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
    const to = Math.min(batch.next + rowsOfStep(columns), batch.rowCount)
    builder?.add((await asked({ kind: "rows", from: batch.next, to }, "rows")).rows)
    batch = { ...batch, next: to }
    // Whether anything follows is said with the last rows, not by a button that brings none.
    await nextBatch(signal)
  }
  return stepByStep({ step: readStep, part, close })
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
