import type { Checked } from "~/domain/artifacts/checked"
import type { ArtifactFile } from "~/domain/artifacts/file"
import {
  MOST_DIRECTORY_BYTES,
  ZIP64_RECORD_BYTES,
  ZIP_TAIL_BYTES,
  zip64End,
  zipEnd,
  zipEntries,
  type ZipEntry,
  type ZipPlace,
} from "~/domain/artifacts/zip"
import { formatBytes, formatCount } from "~/domain/format"
import type { PieceReader } from "~/viewers/usePieces"

import { archivePart, MOST_ENTRIES, type ArchivePart } from "./archiveParts"

const LOCAL_HEAD_BYTES = 30

/** The list of contents stands at the end of the file: no more than that is read. */
export function readZip(file: ArtifactFile): PieceReader<ArchivePart> {
  return {
    close: () => undefined,
    more: async (tell, signal) => {
      const size = file.sizeBytes
      if (size === undefined)
        return tell(broken("The server does not say how large this archive is, so its end is not found"))
      const place = await placeIn(file, size, signal)
      if (!place.ok) return tell(broken(place.message))
      if (place.value.bytes > MOST_DIRECTORY_BYTES)
        return tell(broken(`The list of contents alone has ${formatBytes(place.value.bytes)}, more than is read here`))
      const { start, bytes, count } = place.value
      const { entries, fault } = zipEntries(await file.bytes({ start, end: start + bytes }, signal), MOST_ENTRIES)
      const isCut = entries.length < count && fault === undefined
      tell(
        archivePart(entries, size, {
          fault,
          rest: isCut ? "tooLarge" : undefined,
          progress: isCut ? `of ${formatCount(count)}` : "",
          pickle: await pickleIn(file, entries, signal),
        }),
      )
    },
  }
}

async function placeIn(file: ArtifactFile, size: number, signal: AbortSignal): Promise<Checked<ZipPlace>> {
  const end = zipEnd(await file.bytes({ start: Math.max(0, size - ZIP_TAIL_BYTES), end: size }, signal), size)
  if (!end.ok) return end
  if (!("recordAt" in end.value)) return { ok: true, value: end.value }
  const { recordAt } = end.value
  return zip64End(await file.bytes({ start: recordAt, end: recordAt + ZIP64_RECORD_BYTES }, signal), size)
}

/** PyTorch keeps the structure of a model in `<name>/data.pkl`, not packed. */
async function pickleIn(file: ArtifactFile, entries: readonly ZipEntry[], signal: AbortSignal) {
  const entry = entries.find(({ path, isStored }) => isStored && /(?:^|\/)[^/]*\.pkl$/.test(path))
  if (entry === undefined) return undefined
  const head = await file.bytes({ start: entry.start, end: entry.start + LOCAL_HEAD_BYTES }, signal)
  if (head.length < LOCAL_HEAD_BYTES) return undefined
  const view = new DataView(head.buffer, head.byteOffset)
  const start = entry.start + LOCAL_HEAD_BYTES + view.getUint16(26, true) + view.getUint16(28, true)
  return { path: entry.path, start, bytes: entry.sizeBytes }
}

const broken = (fault: string): ArchivePart => archivePart([], 0, { fault, rest: "tooLarge", progress: "" })
