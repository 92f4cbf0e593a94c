import { FileFault } from "~/domain/artifacts/fault"
import type { ArtifactFile } from "~/domain/artifacts/file"
import { joinBytes } from "~/domain/artifacts/joinBytes"
import type { ZipEntry } from "~/domain/artifacts/zip"
import { formatBytes } from "~/domain/format"
import { listZip, zipDataAt } from "~/viewers/zipFile"

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
  const { entries, fault } = await listZip(file, MOST_ARRAYS, signal)
  if (fault !== undefined) throw new FileFault(fault)
  return entries
}

type Inflate = (packed: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>

const MOST_ARRAYS = 20_000
const PACKED_PIECE_BYTES = 1_000_000

/** One entry as a file of its own. What is packed is unpacked from its beginning on, no further than it is read. */
export async function entryFile(
  file: ArtifactFile,
  entry: ZipEntry,
  { inflate, signal }: { inflate: Inflate; signal: AbortSignal },
): Promise<ArtifactFile> {
  if (entry.isEncrypted) throw new FileFault("This archive is encrypted")
  if (entry.packing === "other") throw new FileFault("This archive is packed in a way that is not read here")
  const { sizeBytes, path } = entry
  const start = await zipDataAt(file, entry, signal)
  if (entry.packing === "stored") {
    return {
      path,
      sizeBytes,
      bytes: ({ start: from, end: to } = { start: 0, end: sizeBytes }, stop) =>
        file.bytes({ start: start + from, end: start + Math.min(to, sizeBytes) }, stop),
    }
  }
  return { path, sizeBytes, bytes: unpacking({ file, entry, start, inflate }) }
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
      unpacked = joinBytes([unpacked, await inflate(piece)])
      at += piece.length
    }
    return unpacked.slice(range.start, end)
  }
}
