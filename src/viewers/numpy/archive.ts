import { FileFault } from "~/domain/artifacts/fault"
import type { ArtifactFile } from "~/domain/artifacts/file"
import {
  LOCAL_HEADER_BYTES,
  ZIP_TAIL_BYTES,
  zipDataStart,
  zipDirectory,
  zipEntries,
  type ZipEntry,
} from "~/domain/artifacts/npz"
import { formatBytes } from "~/domain/format"

import { MOST_UNPACKED_BYTES } from "./numpyAnswers"

/** The arrays of an archive, fetched once however many of them are looked at. */
export type Archive = {
  readonly entries: (signal: AbortSignal) => Promise<readonly ZipEntry[]>
  readonly file: ArtifactFile
}

export function openArchive(file: ArtifactFile): Archive {
  let entries: readonly ZipEntry[] | undefined
  return {
    file,
    entries: async (signal) => {
      entries ??= await listEntries(file, signal)
      return entries
    },
  }
}

async function listEntries(file: ArtifactFile, signal: AbortSignal): Promise<readonly ZipEntry[]> {
  const { sizeBytes } = file
  if (sizeBytes === undefined)
    throw new FileFault("The server does not say how large this file is, so its end cannot be read")
  const tailStart = Math.max(0, sizeBytes - ZIP_TAIL_BYTES)
  const tail = await file.bytes({ start: tailStart, end: sizeBytes }, signal)
  const { start, end } = zipDirectory(tail, sizeBytes)
  const isHere = start >= tailStart
  return zipEntries(
    isHere ? tail.subarray(start - tailStart, end - tailStart) : await file.bytes({ start, end }, signal),
  )
}

type Inflate = (packed: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>

const PACKED_PIECE_BYTES = 1_000_000

/** One entry as a file of its own. What is packed is unpacked from its beginning on, no further than it is read. */
export async function entryFile(
  file: ArtifactFile,
  entry: ZipEntry,
  { inflate, signal }: { inflate: Inflate; signal: AbortSignal },
): Promise<ArtifactFile> {
  if (entry.isEncrypted) throw new FileFault("This archive is encrypted")
  const { headerAt, sizeBytes, name } = entry
  const header = await file.bytes({ start: headerAt, end: headerAt + LOCAL_HEADER_BYTES }, signal)
  const start = zipDataStart(entry, header)
  if (!entry.isDeflated) {
    return {
      path: name,
      sizeBytes,
      bytes: ({ start: from, end: to } = { start: 0, end: sizeBytes }, stop) =>
        file.bytes({ start: start + from, end: start + Math.min(to, sizeBytes) }, stop),
    }
  }
  return { path: name, sizeBytes, bytes: unpacking({ file, entry, start, inflate }) }
}

function unpacking({
  file,
  entry,
  start,
  inflate,
}: {
  file: ArtifactFile
  entry: ZipEntry
  start: number
  inflate: Inflate
}): ArtifactFile["bytes"] {
  let unpacked: Uint8Array<ArrayBuffer> = new Uint8Array()
  let at = 0
  return async (range = { start: 0, end: entry.sizeBytes }, signal) => {
    const end = Math.min(range.end, entry.sizeBytes)
    if (end > MOST_UNPACKED_BYTES)
      throw new FileFault(`Of a packed array no more than ${formatBytes(MOST_UNPACKED_BYTES)} are read here`)
    while (unpacked.length < end && at < entry.packedBytes) {
      const until = Math.min(at + PACKED_PIECE_BYTES, entry.packedBytes)
      // oxlint-disable-next-line no-await-in-loop -- each piece is unpacked after the one before
      const piece = await file.bytes({ start: start + at, end: start + until }, signal)
      if (piece.length === 0) break
      // oxlint-disable-next-line no-await-in-loop -- see above
      unpacked = joined(unpacked, await inflate(piece))
      at += piece.length
    }
    return unpacked.slice(range.start, end)
  }
}

function joined(before: Uint8Array, after: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(before.length + after.length)
  both.set(before)
  both.set(after, before.length)
  return both
}
