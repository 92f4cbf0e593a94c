import type { ByteRange } from "~/domain/artifacts/file"
import { joinBytes } from "~/domain/artifacts/joinBytes"
import { ApiError } from "~/domain/errors/apiError"
import { incomplete, tooShort } from "~/domain/errors/incomplete"
import { formatCount } from "~/domain/format"

import type { FileAnswers, OpenAnswer } from "./fileAnswers"
import { abortReason } from "./limiter"
import { openBody } from "./readBody"

export type FilePart = {
  readonly range?: ByteRange | undefined
  readonly signal?: AbortSignal | undefined
  readonly answers?: FileAnswers | undefined
}

export type FileTransport = {
  /** Up to the headers of an answer that is neither a failure nor 416. Throws ApiError. */
  readonly ask: (range: ByteRange | undefined) => Promise<Response>
  readonly stallMs: number
  /** Whether every header of the answer can be read here; of another origin it may be packed without our seeing it. */
  readonly seesHeaders: boolean
  /** What is wrong when the connection breaks in the middle. */
  readonly broken: () => ApiError
}

/** A server may answer a range with less than was asked, as often as somebody has the patience for. */
const MOST_SHORT_ANSWERS = 1000

/**
 * The bytes of a range, or of the whole file. Never silently others, and never silently fewer, where the server tells what it
 * sends: `Content-Range` says where an answer begins, where it ends, and how long the file is.
 */
export async function readFile(part: FilePart, transport: FileTransport): Promise<Uint8Array<ArrayBuffer>> {
  const { range, signal, answers } = part
  try {
    if (range === undefined) return await readOpened(await opened(part, transport), { start: 0, end: Infinity }, part)
    const kept = answers?.take(range.start)
    // It may have ended meanwhile: whoever asked for it is gone, or the server did not wait.
    const bytes = kept && (await readOpened(kept, range, part).catch(() => undefined))
    if (signal?.aborted === true) throw abortReason(signal)
    return bytes ?? (await readRange(range, part, transport))
  } catch (error) {
    if (error instanceof ApiError) throw error
    if (signal?.aborted === true) throw abortReason(signal)
    throw transport.broken()
  }
}

async function readRange(range: ByteRange, part: FilePart, transport: FileTransport) {
  const pieces: Uint8Array[] = []
  let { start } = range
  for (let answers = 0; answers < MOST_SHORT_ANSWERS; answers++) {
    // oxlint-disable-next-line no-await-in-loop -- where the next answer begins follows from this one
    const { bytes, isLast } = await readPart({ start, end: range.end }, part, transport)
    pieces.push(bytes)
    start += bytes.length
    if (isLast) return joinBytes(pieces)
  }
  throw tooShort(start - range.start, range.end - range.start)
}

type Part = { readonly bytes: Uint8Array; readonly isLast: boolean }

/** What one answer holds of a range. */
async function readPart(range: ByteRange, part: FilePart, transport: FileTransport): Promise<Part> {
  const response = await transport.ask(range)
  if (response.status === 206) return readRanged(response, range, { ...part, stallMs: transport.stallMs })
  if (response.status !== 416)
    return { bytes: await readOpened(openedAnswer(response, part, transport), range, part), isLast: true }
  part.answers?.tell(contentRange(response).totalBytes)
  return { bytes: new Uint8Array(), isLast: true } // the file ends before the range begins
}

async function readRanged(
  response: Response,
  range: ByteRange,
  { signal, answers, stallMs }: Pick<FilePart, "signal" | "answers"> & Pick<FileTransport, "stallMs">,
): Promise<Part> {
  const { start = range.start, end: last, totalBytes } = contentRange(response)
  answers?.tell(totalBytes)
  const end = Math.min(range.end, last ?? Infinity)
  const body = openBody(response, stallMs)
  if (start !== range.start) {
    body.cancel()
    throw otherPart(range.start, start)
  }
  const bytes = await readUntilAbort(body, { start: 0, end: end - start }, signal)
  if (!body.isDone()) body.cancel()
  if (last !== undefined && bytes.length < end - start) throw tooShort(bytes.length, end - start)
  return { bytes, isLast: last === undefined || end >= Math.min(range.end, totalBytes ?? 0) }
}

const opened = async (part: FilePart, transport: FileTransport): Promise<OpenAnswer> =>
  openedAnswer(await transport.ask(undefined), part, transport)

function openedAnswer(response: Response, { answers }: FilePart, { stallMs, seesHeaders }: FileTransport): OpenAnswer {
  const totalBytes = seesHeaders ? contentLength(response) : undefined
  answers?.tell(totalBytes)
  return { body: openBody(response, stallMs), totalBytes }
}

/** A part of an answer that holds the whole file; it stays open for the next part. */
async function readOpened(
  answer: OpenAnswer,
  range: ByteRange,
  { signal, answers }: FilePart,
): Promise<Uint8Array<ArrayBuffer>> {
  const { body, totalBytes } = answer
  const bytes = await readUntilAbort(body, range, signal)
  if (body.isDone() && totalBytes !== undefined && body.at() < totalBytes) throw tooShort(body.at(), totalBytes)
  if (body.isDone()) return bytes
  if (answers === undefined || body.at() === totalBytes) body.cancel()
  else answers.keep(answer)
  return bytes
}

/** The signal may be another one than that of the question. */
async function readUntilAbort(body: ReturnType<typeof openBody>, range: ByteRange, signal: AbortSignal | undefined) {
  signal?.addEventListener("abort", body.cancel)
  try {
    const bytes = await body.read(range.start, range.end)
    if (signal?.aborted === true) throw abortReason(signal)
    return bytes
  } catch (error) {
    body.cancel()
    throw error
  } finally {
    signal?.removeEventListener("abort", body.cancel)
  }
}

type Told = { readonly start?: number; readonly end?: number; readonly totalBytes: number | undefined }

/** `end` is exclusive. What contradicts itself has told nothing. */
function contentRange({ headers }: Response): Told {
  const [, first, last, total] =
    /^bytes (?:(\d+)-(\d+)|\*)\/(\d+|\*)$/i.exec(headers.get("content-range")?.trim() ?? "") ?? []
  const totalBytes = total === undefined || total === "*" ? undefined : Number(total)
  const [start, end] = [Number(first ?? Number.NaN), Number(last ?? Number.NaN) + 1]
  return end > start ? { start, end, totalBytes } : { totalBytes }
}

/** Of a packed body it is the length of what is packed. */
function contentLength({ headers }: Response): number | undefined {
  const length = headers.get("content-length")
  return length === null || headers.has("content-encoding") || !/^\d+$/.test(length) ? undefined : Number(length)
}

const otherPart = (asked: number, came: number): ApiError =>
  incomplete(
    `The server was asked for this file from byte ${formatCount(asked)} on, and sent it from byte ${formatCount(came)} on.`,
  )
